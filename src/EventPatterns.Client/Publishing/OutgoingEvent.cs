using System.Text;
using EventPatterns.Events;

namespace EventPatterns.Client.Publishing;

/// <summary>An event as PutEvents takes it.</summary>
/// <param name="Source">Who says it.</param>
/// <param name="DetailType">The event's name.</param>
/// <param name="Detail">The detail as JSON.</param>
/// <param name="OccurredAt">The event's time; null for when EventBridge takes it.</param>
public sealed record OutgoingEvent(string Source, string DetailType, string Detail, DateTimeOffset? OccurredAt = null)
{
    private const int SizeOfTime = 14;

    /// <summary>
    /// The event's size in bytes, as EventBridge counts it: the UTF-8 of its texts, and 14 for a time
    /// (docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html).
    /// </summary>
    public int Size =>
        (OccurredAt is null ? 0 : SizeOfTime) + Encoding.UTF8.GetByteCount(Source) + Encoding.UTF8.GetByteCount(DetailType) + Encoding.UTF8.GetByteCount(Detail);

    /// <summary>The envelope's event.</summary>
    public static OutgoingEvent Of<T>(EventEnvelope<T> envelope) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return new(envelope.Source, envelope.DetailType, envelope.ToDetailJson(), envelope.Metadata.OccurredAt);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace EventPatterns.Events;

public static partial class EventEnvelope
{
    /// <summary>Reads an event, as EventBridge delivers it, and checks it against its contract.</summary>
    /// <param name="json">The whole event; members that the contract does not know are passed over.</param>
    /// <exception cref="EventFormatException">The text is something else; all of its faults are named.</exception>
    /// <exception cref="EventContractException"><typeparamref name="T"/> declares no valid event.</exception>
    public static EventEnvelope<T> Parse<T>(string json) where T : notnull =>
        TryParse<T>(json, out var envelope, out var faults) ? envelope : throw new EventFormatException(EventContract.Of<T>(), faults);

    /// <inheritdoc cref="Parse{T}(string)"/>
    /// <param name="utf8Json">The whole event in UTF-8; members that the contract does not know are passed over.</param>
    public static EventEnvelope<T> Parse<T>(ReadOnlyMemory<byte> utf8Json) where T : notnull =>
        TryParse<T>(utf8Json, out var envelope, out var faults) ? envelope : throw new EventFormatException(EventContract.Of<T>(), faults);

    /// <summary>Reads an event, as EventBridge delivers it, and checks it against its contract.</summary>
    /// <param name="json">The whole event; members that the contract does not know are passed over.</param>
    /// <param name="envelope">The event, where the text is one.</param>
    /// <param name="faults">Every fault of the text; none where it is the event.</param>
    /// <returns>Whether the text is the event.</returns>
    /// <exception cref="EventContractException"><typeparamref name="T"/> declares no valid event.</exception>
    public static bool TryParse<T>(string json, [NotNullWhen(true)] out EventEnvelope<T>? envelope, out IReadOnlyList<EventFault> faults) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(json);
        return TryParse(Encoding.UTF8.GetBytes(json), out envelope, out faults);
    }

    /// <inheritdoc cref="TryParse{T}(string, out EventEnvelope{T}?, out IReadOnlyList{EventFault})"/>
    /// <param name="utf8Json">The whole event in UTF-8; members that the contract does not know are passed over.</param>
    /// <param name="envelope">The event, where the text is one.</param>
    /// <param name="faults">Every fault of the text; none where it is the event.</param>
    public static bool TryParse<T>(ReadOnlyMemory<byte> utf8Json, [NotNullWhen(true)] out EventEnvelope<T>? envelope, out IReadOnlyList<EventFault> faults)
        where T : notnull
    {
        (envelope, faults) = EnvelopeReader.Read(EventContract.Of<T>(), utf8Json);
        return envelope is not null;
    }
}

using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.Sns;

/// <summary>A topic and who listens.</summary>
internal sealed class Topic(string arn, Json properties)
{
    private readonly Dictionary<(string Scope, string Id), (DateTimeOffset Until, string MessageId)> _published = [];

    public string Arn => arn;

    public bool Fifo { get; } = properties.FlagOf("FifoTopic");

    public bool ContentBasedDeduplication { get; } = properties.FlagOf("ContentBasedDeduplication");

    public string? KmsKey { get; } = properties.TextOf("KmsMasterKeyId");

    public List<Subscription> Subscriptions { get; } = [];

    /// <summary>How many messages it has got: what a FIFO topic's sequence numbers count.</summary>
    public long Published { get; private set; }

    /// <summary>The id of the message that this one repeats within five minutes, or null where it is new.</summary>
    public string? Repeats(string group, string deduplicationId, string messageId, DateTimeOffset now)
    {
        Published++;
        if (!Fifo) return null;
        if (_published.TryGetValue((group, deduplicationId), out var earlier) && earlier.Until > now) return earlier.MessageId;
        _published[(group, deduplicationId)] = (now + TimeSpan.FromMinutes(5), messageId);
        return null;
    }
}

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>What a FIFO queue has got within the last five minutes, by deduplication id.</summary>
internal sealed class Deduplication
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string?, string), Message> _known = [];
    private readonly Queue<((string?, string) Key, DateTimeOffset Until)> _ends = new();

    public Message? Find(string? scope, string id, DateTimeOffset now)
    {
        while (_ends.TryPeek(out var oldest) && oldest.Until <= now)
            _known.Remove(_ends.Dequeue().Key);
        return _known.GetValueOrDefault((scope, id));
    }

    public void Remember(string? scope, string id, Message message)
    {
        _known[(scope, id)] = message;
        _ends.Enqueue(((scope, id), message.Sent + Interval));
    }
}

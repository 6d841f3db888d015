using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>The messages that may be received, in the order in which the queue gives them.</summary>
internal interface IMessageOrder
{
    int Count { get; }

    /// <summary>Whether <see cref="Take"/> would give any.</summary>
    bool HasNext { get; }

    void Add(Message message);

    void Remove(Message message);

    /// <summary>Takes up to <paramref name="max"/> messages out, to be in flight.</summary>
    IReadOnlyList<Message> Take(int max);

    /// <summary>The message, taken before, is in flight no more.</summary>
    void Land(Message message);
}

/// <summary>A standard queue promises no order: each receive draws from the seed.</summary>
internal sealed class StandardOrder(SeededRandom random) : IMessageOrder
{
    private readonly List<Message> _messages = [];

    public int Count => _messages.Count;

    public bool HasNext => Count > 0;

    public void Add(Message message)
    {
        message.Slot = _messages.Count;
        _messages.Add(message);
    }

    public void Remove(Message message)
    {
        var last = _messages[^1];
        _messages[message.Slot] = last;
        last.Slot = message.Slot;
        _messages.RemoveAt(_messages.Count - 1);
    }

    public IReadOnlyList<Message> Take(int max)
    {
        var taken = new List<Message>(Math.Min(max, Count));
        while (taken.Count < max && Count > 0)
        {
            var message = _messages[random.NextInt(Count)];
            Remove(message);
            taken.Add(message);
        }
        return taken;
    }

    public void Land(Message message) { }
}

/// <summary>
/// A FIFO queue keeps the order within a message group: while messages of a group are in flight it gives no more of that
/// group (AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html).
/// </summary>
internal sealed class FifoOrder : IMessageOrder
{
    private readonly SortedDictionary<long, Message> _messages = [];
    private readonly Dictionary<string, int> _inFlight = new(StringComparer.Ordinal);

    public int Count => _messages.Count;

    public bool HasNext => _messages.Values.Any(Free);

    public void Add(Message message) => _messages.Add(message.Sequence, message);

    public void Remove(Message message) => _messages.Remove(message.Sequence);

    public IReadOnlyList<Message> Take(int max)
    {
        var taken = _messages.Values.Where(Free).Take(max).ToList();
        foreach (var message in taken)
        {
            Remove(message);
            _inFlight[Group(message)] = _inFlight.GetValueOrDefault(Group(message)) + 1;
        }
        return taken;
    }

    public void Land(Message message)
    {
        if (--_inFlight[Group(message)] == 0) _inFlight.Remove(Group(message));
    }

    private bool Free(Message message) => !_inFlight.ContainsKey(Group(message));

    private static string Group(Message message) => message.Envelope.GroupId!;
}

using System.Globalization;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>
/// One queue. Time passes lazily: what became visible or expired meanwhile is brought up to date when the queue is next
/// touched, so a queue that nobody watches puts nothing into the event loop.
/// </summary>
internal sealed class Queue
{
    private const int MostInFlight = 120_000;
    private static readonly TimeSpan LongestFlight = TimeSpan.FromHours(12);

    private readonly World _world;
    private readonly Func<string, Queue?> _find;
    private readonly IMessageOrder _order;
    private readonly Deduplication _deduplication = new();
    private readonly Dictionary<string, Message> _messages = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(Message Message, int Version), DateTimeOffset> _hidden = new();
    private readonly PriorityQueue<Message, DateTimeOffset> _ageing = new();
    private long _sequence;

    public Queue(string arn, QueueSettings settings, World world, Func<string, Queue?> find)
    {
        (Arn, Settings, _world, _find) = (arn, settings, world, find);
        Created = Modified = world.Loop.Now;
        _order = settings.Fifo ? new FifoOrder() : new StandardOrder(world.Random);
        Watch = new QueueWatch(world.Loop, () => Fresh()._order.HasNext, NextSurfacing);
    }

    public string Arn { get; }

    public QueueSettings Settings { get; private set; }

    public DateTimeOffset Created { get; }

    public DateTimeOffset Modified { get; private set; }

    /// <summary>Those who wait for messages.</summary>
    public QueueWatch Watch { get; }

    public int Available => Fresh()._order.Count;

    public int InFlight { get; private set; }

    public int Delayed => Fresh()._messages.Count - _order.Count - InFlight;

    /// <summary>All messages, in the order of sending.</summary>
    public IEnumerable<Message> Messages => Fresh()._messages.Values.OrderBy(m => m.Sequence);

    /// <summary>The call that sent the message, for as long as the queue holds it.</summary>
    public Moment? CauseOf(string messageId) => _messages.GetValueOrDefault(messageId)?.Envelope.Cause;

    public void Change(QueueSettings settings)
    {
        Settings = settings;
        Modified = _world.Loop.Now;
    }

    /// <summary>Takes a message in; a FIFO queue answers a duplicate with the message that it has got already.</summary>
    public Message Send(Envelope envelope, TimeSpan delay)
    {
        Fresh();
        var scope = Settings.DeduplicatesByGroup ? envelope.GroupId : null;
        if (Settings.Fifo && _deduplication.Find(scope, envelope.DeduplicationId!, _world.Loop.Now) is { } earlier) return earlier;
        var message = New(envelope, _world.Loop.Now, null);
        if (Settings.Fifo) _deduplication.Remember(scope, envelope.DeduplicationId!, message);
        Admit(message, delay);
        return message;
    }

    /// <summary>Gives up to <paramref name="max"/> messages, each with the handle of this receipt; null where too many are in flight.</summary>
    public IReadOnlyList<(Message Message, ReceiptHandle Handle)>? Receive(int max, TimeSpan visibility)
    {
        Fresh();
        if (InFlight >= MostInFlight) return null;
        var received = new List<(Message, ReceiptHandle)>(max);
        while (received.Count < max && _order.Take(max - received.Count) is { Count: > 0 } taken)
        {
            foreach (var message in taken)
            {
                if (Exhausted(message) is { } deadLetters) Bury(message, deadLetters);
                else received.Add((message, Hand(message, visibility)));
            }
        }
        Tell();
        return received;
    }

    /// <summary>Deletes the message of the receipt. A receipt that a later one has replaced deletes nothing, as a standard queue may behave.</summary>
    public void Delete(ReceiptHandle handle)
    {
        if (Fresh().Find(handle) is not { } message) return;
        Remove(message);
        Tell();
    }

    /// <summary>Ends the message's invisibility this much from now; an error where it is not in flight.</summary>
    public AwsError? ChangeVisibility(ReceiptHandle handle, TimeSpan visibility)
    {
        if (Fresh().Find(handle) is not { Where: Whereabouts.InFlight } message) return QueueErrors.MessageNotInflight;
        if (_world.Loop.Now + visibility > message.Taken + LongestFlight)
            return QueueErrors.Invalid("Total VisibilityTimeout for the message is beyond the limit [43200 seconds]");
        Hide(message, visibility);
        Tell();
        return null;
    }

    public void Purge()
    {
        foreach (var message in Fresh()._messages.Values.ToList()) Remove(message);
        Tell();
    }

    /// <summary>Takes a waiting message out, for a move to another queue; null where none waits.</summary>
    public Message? TakeForMove()
    {
        if (Fresh()._order.Take(1) is not [var message]) return null;
        _order.Land(message);
        Forget(message);
        return message;
    }

    private ReceiptHandle Hand(Message message, TimeSpan visibility)
    {
        message.Receives++;
        message.FirstReceived ??= _world.Loop.Now;
        message.Taken = _world.Loop.Now;
        message.Where = Whereabouts.InFlight;
        InFlight++;
        Hide(message, GivenTwice(message) ? TimeSpan.Zero : visibility);
        return new ReceiptHandle(Arn, message.Id, message.Receives);
    }

    /// <summary>A standard queue delivers at least once: at worst it gives a message again while it is being worked on.</summary>
    private bool GivenTwice(Message message) => !Settings.Fifo && _world.Faults.Copies(Arn, message.Envelope.Cause) > 1;

    private Queue? Exhausted(Message message) =>
        Settings.Redrive is { } redrive && message.Receives >= redrive.MaxReceives ? DeadLetterQueue(redrive) : null;

    private Queue? DeadLetterQueue(RedrivePolicy redrive)
    {
        if (_find(redrive.DeadLetterArn) is not { } queue) return null; // the message stays until it expires
        return queue.Settings.RedriveAllow.Allows(Arn) ? queue : throw new SimulationException(
            $"{Arn} names {queue.Arn} its dead-letter queue, whose RedriveAllowPolicy does not allow it. AWS refuses such a RedrivePolicy: allow the queue there.");
    }

    private void Bury(Message message, Queue deadLetters)
    {
        _order.Land(message);
        Forget(message);
        deadLetters.Fresh().AdmitDeadLetter(message, Arn);
    }

    // A dead letter of a standard queue keeps the age it had; in a FIFO queue it starts anew
    // (SQSDeveloperGuide/sqs-dead-letter-queues.html, "message retention periods").
    private void AdmitDeadLetter(Message letter, string source)
    {
        var moved = New(letter.Envelope, Settings.Fifo ? _world.Loop.Now : letter.Sent, source, letter.Id);
        moved.Receives = letter.Receives;
        moved.FirstReceived = letter.FirstReceived;
        Admit(moved, TimeSpan.Zero);
    }

    private Message New(Envelope envelope, DateTimeOffset sent, string? deadLetterSource, string? id = null) => new()
    {
        Id = id ?? _world.Random.NextUuid(),
        Envelope = envelope,
        Sent = sent,
        Sequence = ++_sequence,
        DeadLetterSource = deadLetterSource,
    };

    private void Admit(Message message, TimeSpan delay)
    {
        _messages.Add(message.Id, message);
        _ageing.Enqueue(message, message.Sent);
        if (delay > TimeSpan.Zero) Hide(message, delay);
        else Surface(message);
        Tell();
    }

    private void Tell()
    {
        Watch.Changed();
        if (Fresh()._order.HasNext) Watch.Wake();
    }

    private void Hide(Message message, TimeSpan duration) =>
        _hidden.Enqueue((message, ++message.Version), _world.Loop.Now + duration);

    private void Surface(Message message)
    {
        message.Version++;
        if (message.Where == Whereabouts.InFlight) Land(message);
        message.Where = Whereabouts.Available;
        _order.Add(message);
    }

    private void Remove(Message message)
    {
        if (message.Where == Whereabouts.InFlight) Land(message);
        else if (message.Where == Whereabouts.Available) _order.Remove(message);
        Forget(message);
    }

    private void Land(Message message)
    {
        InFlight--;
        _order.Land(message);
    }

    private void Forget(Message message)
    {
        message.Version++;
        message.Where = Whereabouts.Gone;
        _messages.Remove(message.Id);
    }

    private Message? Find(ReceiptHandle handle) =>
        _messages.TryGetValue(handle.MessageId, out var message) && message.Receives == handle.Receipt ? message : null;

    private Queue Fresh()
    {
        var now = _world.Loop.Now;
        while (_hidden.TryPeek(out var next, out var due) && (due <= now || Stale(next)))
        {
            _hidden.Dequeue();
            if (!Stale(next)) Surface(next.Message);
        }
        while (_ageing.TryPeek(out var oldest, out var sent) && (sent + Settings.Retention <= now || oldest.Where == Whereabouts.Gone))
        {
            _ageing.Dequeue();
            if (oldest.Where != Whereabouts.Gone) Expire(oldest);
        }
        return this;
    }

    /// <summary>A message that somebody tried and that is no dead letter is lost; one that nobody reads is just old.</summary>
    private void Expire(Message message)
    {
        Remove(message);
        if (message.Receives == 0 || message.DeadLetterSource is not null) return;
        var moment = _world.Trace.Add(MomentKind.Delivery, Arn, "expired", message.Envelope.Cause, request: message.Envelope.Body);
        moment.Lost = true;
        moment.Note = $"Deleted after {Settings.Retention.TotalDays:0.##} days and {message.Receives} tries: the queue has no dead-letter queue that would have taken it.";
    }

    private static bool Stale((Message Message, int Version) entry) => entry.Message.Version != entry.Version;

    /// <summary>When the next message becomes visible.</summary>
    private DateTimeOffset? NextSurfacing() => Fresh()._hidden.TryPeek(out _, out var due) ? due : null;

    /// <summary>The sequence number as SQS spells it: twenty digits, rising.</summary>
    public static string SequenceNumber(Message message) =>
        string.Create(CultureInfo.InvariantCulture, $"1{8_870_000_000_000_000_000 + (message.Sequence << 8):D19}");
}

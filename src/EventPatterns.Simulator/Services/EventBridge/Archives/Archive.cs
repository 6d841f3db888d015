using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Simulator.Services.EventBridge.Archives;

/// <summary>
/// An archive of one bus. What it keeps can be replayed only after a while: EventBridge advises to wait ten minutes
/// (UG/eb-archive.html), so each event becomes available at a moment drawn within them.
/// </summary>
internal sealed class Archive
{
    private const int AccountBytes = 12;
    private readonly List<(BusEvent Event, DateTimeOffset AvailableAt)> _kept = [];

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string BusArn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public EventPattern? Pattern { get; set; }

    public string? PatternText { get; set; }

    public string? Description { get; set; }

    /// <summary>0 keeps for ever.</summary>
    public int RetentionDays { get; set; }

    public int Count => _kept.Count;

    public long SizeBytes { get; private set; }

    /// <summary>Keeps the event where the pattern matches. A replayed event is never archived again (UG/eb-archive.html).</summary>
    public bool Offer(BusEvent happened, DateTimeOffset availableAt)
    {
        if (happened.ReplayName is not null) return false;
        if (Pattern is { } pattern && !pattern.Matches(happened.Utf8)) return false;
        _kept.Add((happened, availableAt));
        SizeBytes += SizeOf(happened);
        return true;
    }

    /// <summary>
    /// What an event adds to <see cref="SizeBytes"/>: as PutEvents counts an entry (UG/eb-putevent-size.html), and the
    /// twelve digits of its account. AWS documents no formula: take it for an estimate.
    /// </summary>
    private static int SizeOf(BusEvent happened) =>
        PutEventsCall.BytesOfTime + AccountBytes + Encoding.UTF8.GetByteCount(happened.Source) + Encoding.UTF8.GetByteCount(happened.DetailType)
        + happened.Detail.Utf8Length + happened.Resources.Sum(r => Encoding.UTF8.GetByteCount(((JsonString)r).Value));

    /// <summary>What the archive can give at this moment of the events whose own time is within the bounds.</summary>
    public IEnumerable<BusEvent> Between(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now) =>
        from kept in _kept
        where kept.AvailableAt <= now && kept.Event.Time >= start && kept.Event.Time < end
        where RetentionDays == 0 || kept.Event.Time.AddDays(RetentionDays) > now
        select kept.Event;
}

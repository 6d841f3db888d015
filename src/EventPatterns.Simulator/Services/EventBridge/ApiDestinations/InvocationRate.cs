namespace EventPatterns.Simulator.Services.EventBridge.ApiDestinations;

/// <summary>Lets so many through in any one second; the rest wait their turn, in order.</summary>
internal sealed class InvocationRate(int perSecond)
{
    private readonly Queue<DateTimeOffset> _lastSecond = new();

    public int PerSecond => perSecond;

    /// <summary>When the next may go, no sooner than now; the turn counts as taken.</summary>
    public DateTimeOffset NextTurn(DateTimeOffset now)
    {
        var turn = now;
        if (_lastSecond.Count == perSecond)
        {
            var free = _lastSecond.Dequeue().AddSeconds(1);
            if (free > turn) turn = free;
        }
        _lastSecond.Enqueue(turn);
        return turn;
    }
}

using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Pipes.Sources;

/// <summary>
/// How many batches of a queue are under way at once: five at first, while a backlog lasts up to 300 more a minute, at most
/// 1,250 (UG/eb-pipes-sqs.html, "Scaling and processing").
/// </summary>
internal sealed class QueueReaders(EventLoop loop)
{
    private const int First = 5;
    private const int Most = 1_250;
    private const double MoreEachSecond = 5;

    private int _busy;
    private DateTimeOffset? _backlogSince;

    public bool TryEnter()
    {
        if (_busy >= Limit())
        {
            _backlogSince ??= loop.Now;
            return false;
        }
        _busy++;
        return true;
    }

    public void Leave()
    {
        if (--_busy == 0) _backlogSince = null;
    }

    private int Limit() => _backlogSince is { } since
        ? Math.Min(Most, First + (int)((loop.Now - since).TotalSeconds * MoreEachSecond))
        : First;
}

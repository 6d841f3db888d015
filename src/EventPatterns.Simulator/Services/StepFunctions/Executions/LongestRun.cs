using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.StepFunctions.Executions;

/// <summary>
/// Ends Standard executions that have run for a year (SFN/service-quotas.html). One timer waits, in the background, for the
/// oldest that runs: an execution that waits for a token does not make the clock jump a year.
/// </summary>
internal sealed class LongestRun(EventLoop loop, Action<ExecutionRecord> expire)
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private readonly Queue<ExecutionRecord> _running = [];

    public void Watch(ExecutionRecord started)
    {
        if (started.Machine.Express) return;
        _running.Enqueue(started);
        if (_running.Count == 1) Plan();
    }

    private void Plan()
    {
        while (_running.TryPeek(out var oldest) && !oldest.Running) _running.Dequeue();
        if (_running.TryPeek(out var next)) loop.At(next.StartedAt + Year, () => Expire(next), background: true);
    }

    private void Expire(ExecutionRecord oldest)
    {
        _running.Dequeue();
        if (oldest.Running) expire(oldest);
        Plan();
    }
}

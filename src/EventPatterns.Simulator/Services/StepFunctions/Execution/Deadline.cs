namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Cancels an execution when its time is up. The clock starts only once the execution waits for something.</summary>
internal sealed class Deadline(IExecutionHost host, TimeSpan? longest, CancellationToken outer) : IDisposable
{
    private readonly CancellationTokenSource? _stop = longest is null ? null : CancellationTokenSource.CreateLinkedTokenSource(outer);

    private bool _started;

    public CancellationToken Cancellation => _stop?.Token ?? outer;

    public bool Passed { get; private set; }

    public void Start()
    {
        _started = true;
        if (longest is { } time && _stop is not null) _ = Watch(time, _stop);
    }

    public void Dispose()
    {
        if (_started) _stop?.Cancel();
        _stop?.Dispose();
    }

    private async Task Watch(TimeSpan time, CancellationTokenSource stop)
    {
        // Most executions end in time, and an exception for each of them would be dear.
        await host.Delay(time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stop.IsCancellationRequested) return;
        Passed = true;
        stop.Cancel(); // CancelAsync would use the thread pool
    }
}

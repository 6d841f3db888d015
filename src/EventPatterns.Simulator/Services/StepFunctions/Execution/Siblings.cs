namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Branches or iterations that run side by side: the first that fails stops the others.</summary>
internal sealed class Siblings(CancellationToken outer) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(outer);

    public CancellationToken Cancellation => _stop.Token;

    /// <summary>Whether they are the branches of a Parallel state, not the iterations of a Map.</summary>
    public bool IsParallel { get; init; }

    /// <summary>The error of the first that failed.</summary>
    public StatesError? Failure { get; private set; }

    /// <summary>The last event of the one that failed.</summary>
    public long FailedAfter { get; private set; }

    /// <summary>Whether a running one is to end since another failed, not since the whole execution is stopped.</summary>
    public bool StopsOthers => Failure is not null && !outer.IsCancellationRequested;

    public void Fail(StatesError failure, long lastEvent)
    {
        if (Failure is not null) return;
        Failure = failure;
        FailedAfter = lastEvent;
        _stop.Cancel();
    }

    public void Dispose() => _stop.Dispose();
}

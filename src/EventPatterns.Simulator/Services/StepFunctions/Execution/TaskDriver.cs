namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Waits for the first of: the host's answer, the task's timeout, a missed heartbeat, the execution's stop.</summary>
internal sealed class TaskDriver(IExecutionHost host, TaskRun task)
{
    private readonly TaskCompletionSource<TaskOutcome> _end = new(); // its continuations run here, on the simulation's thread
    private DateTimeOffset _lastBeat = host.Now;

    public async ValueTask<TaskOutcome> Run(CancellationToken outer)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(outer);
        task.OnBeat = () => _lastBeat = host.Now;
        var answer = host.RunTask(task, stop.Token);
        if (answer.IsCompletedSuccessfully) return answer.Result;

        using var stopped = outer.Register(() => _end.TrySetCanceled(outer));
        _ = Relay(answer);
        _ = WatchTimeout(stop.Token);
        _ = WatchHeartbeat(stop.Token);
        try
        {
            return await _end.Task.ConfigureAwait(false);
        }
        finally
        {
            stop.Cancel(); // CancelAsync would use the thread pool
        }
    }

    private async Task Relay(ValueTask<TaskOutcome> answer)
    {
        try
        {
            _end.TrySetResult(await answer.ConfigureAwait(false));
        }
        catch (OperationCanceledException stopped)
        {
            _end.TrySetCanceled(stopped.CancellationToken);
        }
        catch (Exception wrong) when (_end.TrySetException(wrong))
        {
        }
    }

    private async Task WatchTimeout(CancellationToken stop)
    {
        if (task.TimeoutSeconds is not { } seconds) return;
        // Most tasks end in time, and an exception for each of them would be dear.
        await host.Delay(TimeSpan.FromSeconds(seconds), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stop.IsCancellationRequested) _end.TrySetResult(TaskOutcome.TimedOut());
    }

    private async Task WatchHeartbeat(CancellationToken stop)
    {
        if (task.HeartbeatSeconds is not { } seconds) return;
        var longest = TimeSpan.FromSeconds(seconds);
        while (_lastBeat + longest > host.Now && !stop.IsCancellationRequested)
            await host.Delay(_lastBeat + longest - host.Now, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stop.IsCancellationRequested) _end.TrySetResult(TaskOutcome.HeartbeatMissed());
    }
}

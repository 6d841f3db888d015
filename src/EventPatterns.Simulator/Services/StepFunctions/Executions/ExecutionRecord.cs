using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Execution;

namespace EventPatterns.Simulator.Services.StepFunctions.Executions;

/// <summary>An execution as the service keeps it.</summary>
internal sealed class ExecutionRecord(DeployedMachine machine, ExecutionRequest request, DateTimeOffset started, Moment moment)
{
    private readonly TaskCompletionSource _ended = new();

    public DeployedMachine Machine => machine;

    public ExecutionRequest Request => request;

    public DateTimeOffset StartedAt => started;

    /// <summary>Where the trace tells of its start.</summary>
    public Moment Moment => moment;

    public CancellationTokenSource Stop { get; } = new();

    public StateMachineExecution? Run { get; set; }

    /// <summary>How many Map and Parallel states it entered.</summary>
    public int Forks { get; set; }

    public ExecutionStatus Status { get; private set; } = ExecutionStatus.Running;

    public Json? Output { get; private set; }

    public StatesError? Error { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>Ends when the execution does; its continuations run at once, on the simulation's thread.</summary>
    public Task Ended => _ended.Task;

    public bool Running => Status == ExecutionStatus.Running;

    public string StatusName => Status == ExecutionStatus.TimedOut ? "TIMED_OUT" : Status.ToString().ToUpperInvariant();

    /// <summary>Whether a fault cut it off.</summary>
    public bool Crashed { get; private set; }

    /// <summary>Cuts it off behind the state that it is in.</summary>
    public void Crash()
    {
        Crashed = true;
        Stop.Cancel(); // CancelAsync would use the thread pool
    }

    public void End(ExecutionResult result, DateTimeOffset at)
    {
        Status = result.Status;
        Output = result.Output;
        Error = result.Error;
        StoppedAt = at;
        _ended.TrySetResult();
    }
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>An execution that was asked for.</summary>
internal sealed record ExecutionRequest
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required string StateMachineArn { get; init; }

    public required string StateMachineName { get; init; }

    public required string RoleArn { get; init; }

    public required Place Place { get; init; }

    public required Json Input { get; init; }

    /// <summary>Whether it is an Express execution: no history quota, five minutes at most.</summary>
    public bool Express { get; init; }

    /// <summary>Whether its caller waits for it (<c>StartSyncExecution</c>); it can't be redriven.</summary>
    public bool Sync { get; init; }

    /// <summary>Makes the members of the context object that stay the same through the execution.</summary>
    public Func<JsonMap> Context(DateTimeOffset started) => () =>
    {
        var execution = JsonMap.Of(
            ("Id", Arn), ("Input", Input), ("StartTime", ContextObject.Timestamp(started)), ("Name", Name), ("RoleArn", RoleArn));
        return JsonMap.Of(
            ("Execution", Sync ? execution : execution.With("RedriveCount", 0L)),
            ("StateMachine", JsonMap.Of(("Id", StateMachineArn), ("Name", StateMachineName))));
    };
}

/// <summary>How an execution ended.</summary>
internal sealed record ExecutionResult(ExecutionStatus Status, Json? Output, StatesError? Error);

/// <summary>The states of an execution as AWS names them.</summary>
internal enum ExecutionStatus
{
    Running,
    Succeeded,
    Failed,
    TimedOut,
    Aborted,
}

using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>How a task ended: with a result, with an error, or not in time.</summary>
internal readonly record struct TaskOutcome
{
    public Json? Result { get; private init; }

    public StatesError? Error { get; private init; }

    /// <summary>Whether it ended since its time or its heartbeat's was up.</summary>
    public bool IsTimeout { get; private init; }

    public static TaskOutcome Succeeded(Json result) => new() { Result = result };

    public static TaskOutcome Failed(string? error, string? cause) => new() { Error = new StatesError(error, cause) };

    public static TaskOutcome TimedOut() => new() { Error = new StatesError(ErrorNames.Timeout, null), IsTimeout = true };

    public static TaskOutcome HeartbeatMissed() => new() { Error = new StatesError(ErrorNames.Timeout, null) { IsHeartbeat = true }, IsTimeout = true };
}

using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>An error as a state machine sees it: a name and a cause, each of which a Fail state may leave out.</summary>
internal sealed record StatesError(string? Error, string? Cause)
{
    /// <summary>Whether the cause is told as "An error occurred while executing the state ...".</summary>
    public bool TellsState { get; init; }

    /// <summary>Whether a heartbeat was missed: such an error may be named <c>States.HeartbeatTimeout</c> too.</summary>
    public bool IsHeartbeat { get; init; }

    /// <summary>
    /// Whether a task's own result was too large, for the catchers of that task. There States.ALL has been recorded to catch
    /// States.DataLimitExceeded, which it does not elsewhere:
    /// docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-data-limit-exceed
    /// </summary>
    public bool IsTaskResult { get; init; }

    /// <summary>The field whose JSONata failed, where that is known.</summary>
    public string? Location { get; init; }

    /// <summary>The error as a Catch hands it on. A timeout has no cause in the history, and an empty one here.</summary>
    public JsonMap ToJson() => JsonMap.Of(
        ("Error", Error is null ? Json.Null : Error),
        ("Cause", Cause is not null ? Cause : Error == ErrorNames.Timeout ? "" : Json.Null));

    public static StatesError Runtime(string cause) => new(ErrorNames.Runtime, cause) { TellsState = true };

    public static StatesError Query(string cause, string? location) =>
        new(ErrorNames.QueryEvaluationError, cause) { TellsState = true, Location = location };

    public static StatesError TooLarge(string what) =>
        new(ErrorNames.DataLimitExceeded, $"The state/task '{what}' returned a result with a size exceeding the maximum number of bytes service limit.");
}

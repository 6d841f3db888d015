namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Which errors a retrier or a catcher takes. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation</summary>
internal static class ErrorMatch
{
    public static bool Any(IReadOnlyList<string> names, StatesError error)
    {
        if (error.Error == ErrorNames.Runtime) return false; // a runtime error always ends the execution
        foreach (var name in names)
            if (Matches(name, error)) return true;
        return false;
    }

    private static bool Matches(string name, StatesError error) => name switch
    {
        ErrorNames.All => error.Error != ErrorNames.DataLimitExceeded || error.IsTaskResult,
        ErrorNames.TaskFailed => error.Error is not (ErrorNames.Timeout or ErrorNames.DataLimitExceeded),
        ErrorNames.HeartbeatTimeout => error.IsHeartbeat || error.Error == name,
        _ => name == error.Error,
    };
}

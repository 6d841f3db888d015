namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>
/// A path, an intrinsic or a query that failed deep in a field. It never leaves the state: the state's runner catches it
/// and goes on with <see cref="Failure"/>.
/// </summary>
internal sealed class StateFailureException(StatesError failure) : Exception(failure.Cause)
{
    public StatesError Failure { get; } = failure;

    public static StateFailureException Runtime(string cause) => new(StatesError.Runtime(cause));
}

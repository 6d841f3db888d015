using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>How many children of a distributed Map may fail before the Map does.</summary>
internal sealed class Tolerance(long count, double percentage)
{
    private int _failed;

    /// <summary>The error, once more failed than is tolerated.</summary>
    public StatesError? Failure { get; private set; }

    public static Tolerance Of(DistributedMode mode, Scope scope)
    {
        var count = mode.ToleratedFailureCount?.Whole(scope);
        var percentage = mode.ToleratedFailurePercentage?.Number(scope);
        if (percentage is < 0 or > 100) throw StateFailureException.Runtime("ToleratedFailurePercentage must be between 0 and 100.");
        if (count < 0) throw StateFailureException.Runtime("ToleratedFailureCount cannot be negative.");
        return new Tolerance(count ?? (percentage is null ? 0 : long.MaxValue), percentage ?? (count is null ? 0 : 100));
    }

    public void Fail(int children)
    {
        _failed++;
        if (_failed > count || _failed * 100.0 / children > percentage)
            Failure ??= new StatesError(ErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded");
    }
}

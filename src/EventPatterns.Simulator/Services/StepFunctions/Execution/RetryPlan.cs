using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Counts the retries of one visit of a state; each retrier counts its own.</summary>
internal sealed class RetryPlan(IReadOnlyList<Retrier> retriers, SeededRandom random)
{
    private readonly int[] _spent = retriers.Count == 0 ? [] : new int[retriers.Count];

    /// <summary>How often the state was tried again.</summary>
    public int Retries { get; private set; }

    /// <summary>How long to wait before the state is tried again; null where it is not.</summary>
    public TimeSpan? Next(StatesError error)
    {
        for (var at = 0; at < retriers.Count; at++)
        {
            var retrier = retriers[at];
            if (!ErrorMatch.Any(retrier.ErrorEquals, error)) continue;
            if (_spent[at] >= retrier.MaxAttempts) return null;
            Retries++;
            return TimeSpan.FromSeconds(Delay(retrier, _spent[at]++));
        }
        return null;
    }

    private double Delay(Retrier retrier, int spent)
    {
        var seconds = Math.Min(retrier.Interval * Math.Pow(retrier.BackoffRate, spent), retrier.MaxDelay ?? double.MaxValue);
        var bounded = Math.Min(seconds, int.MaxValue);
        return retrier.FullJitter ? bounded * random.NextDouble() : bounded;
    }
}

using EventPatterns.Conformance.Cases;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Conformance.Families.Asl;

/// <summary>
/// Compares histories. Where branches ran side by side AWS promises no order between them: then the events are compared
/// as a bag, without their numbers.
/// </summary>
internal static class HistoryComparison
{
    /// <summary>The recorder dropped these where it sorted the events of a Parallel state.</summary>
    private static readonly HashSet<string> Dropped = ["ParallelStateSucceeded", "ParallelStateExited", "ParallelStateFailed"];

    /// <summary>The first difference, or null.</summary>
    public static string? Difference(JsonList expected, JsonList actual, string order)
    {
        var difference = Expectation.FirstDifference(expected, actual);
        if (difference is null || order == "exact") return difference;
        return BagDifference(expected, actual, order == "normalised-by-recorder" ? Dropped : []);
    }

    private static string? BagDifference(JsonList expected, JsonList actual, HashSet<string> dropped)
    {
        var left = actual.Select(Unnumbered).ToList();
        foreach (var happened in expected.Select(Unnumbered))
        {
            var at = left.FindIndex(candidate => Expectation.Matches(happened, candidate));
            if (at < 0) return $"no event like {happened}";
            left.RemoveAt(at);
        }
        var extra = left.Find(happened => !dropped.Contains(happened.TextOf("type")!));
        return extra is null ? null : $"an event that was not recorded: {extra}";
    }

    private static JsonMap Unnumbered(Json happened) => ((JsonMap)happened).Without("id").Without("prev");
}

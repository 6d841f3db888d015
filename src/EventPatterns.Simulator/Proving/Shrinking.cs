using EventPatterns.Simulator.Faulting;

namespace EventPatterns.Simulator.Proving;

/// <summary>
/// Takes faults out of a plan as long as the run still breaks the same: Zeller's delta debugging ("Simplifying and isolating
/// failure-inducing input"). What is left breaks it, and no fault of it can be left out.
/// </summary>
internal static class Shrinking
{
    public static FaultPlan Shrink(FaultPlan plan, Func<FaultPlan, bool> stillBreaks)
    {
        if (stillBreaks(new FaultPlan())) return new FaultPlan();
        var (faults, parts) = (plan.ToList(), 2);
        while (faults.Count > 1 && parts <= faults.Count)
        {
            if (Smaller(faults, parts, stillBreaks) is { } smaller)
            {
                parts = smaller.Count <= faults.Count / 2 ? 2 : Math.Max(parts - 1, 2);
                faults = smaller;
            }
            else if (parts == faults.Count) break;
            else parts = Math.Min(parts * 2, faults.Count);
        }
        return new FaultPlan(faults);
    }

    /// <summary>One of the parts, or all but one of them, that still breaks it.</summary>
    private static List<Fault>? Smaller(List<Fault> faults, int parts, Func<FaultPlan, bool> stillBreaks)
    {
        var size = (faults.Count + parts - 1) / parts;
        var chunks = faults.Chunk(size).ToList();
        var candidates = chunks.Select(chunk => chunk.ToList()).Concat(chunks.Select(chunk => faults.Except(chunk).ToList()));
        return candidates.FirstOrDefault(candidate => candidate.Count < faults.Count && stillBreaks(new FaultPlan(candidate)));
    }
}

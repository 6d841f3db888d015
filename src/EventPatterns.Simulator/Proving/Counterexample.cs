using EventPatterns.Simulator.Faulting;

namespace EventPatterns.Simulator.Proving;

/// <summary>A run that breaks what was to be proved, with as few faults as it takes.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Struck">The faults that struck as the seed drew them.</param>
/// <param name="Plan">Those of them that are enough: with any one less it holds. Empty where it breaks without faults.</param>
/// <param name="Breaches">What does not hold under the plan.</param>
/// <param name="Simulation">The run under the plan, with its trace.</param>
public sealed record Counterexample(ulong Seed, FaultPlan Struck, FaultPlan Plan, IReadOnlyList<Breach> Breaches, Simulation Simulation)
{
    internal static Counterexample Of(ulong seed, ProofRun run, Faults faults)
    {
        var first = run.Run(seed, faults);
        var goal = first.Breaches[0].Name;
        bool StillBreaks(FaultPlan plan) => run.Run(seed, Faults.Of(plan)).Breaches.Any(b => b.Name == goal);
        var plan = Shrinking.Shrink(first.Simulation.Struck, StillBreaks);
        var last = run.Run(seed, Faults.Of(plan));
        return new Counterexample(seed, first.Simulation.Struck, plan, last.Breaches, last.Simulation);
    }
}

using EventPatterns.Simulator.Faulting;

namespace EventPatterns.Simulator.Proving;

/// <summary>How a proof is made.</summary>
public sealed record ProofOptions
{
    /// <summary>What goes wrong. Default: everything.</summary>
    public Faults Faults { get; init; } = Faults.All;

    /// <summary>What must be so at the end of each run, beside the scenario's expectations. Default: all that can be checked from templates.</summary>
    public IReadOnlyList<Invariant> Invariants { get; init; } = Proving.Invariants.All;

    /// <summary>What decides the simulations, beside seed and faults. Default: the defaults.</summary>
    public SimulationOptions Simulation { get; init; } = new();

    /// <summary>Makes each simulation ready: vendors' answers, functions. Many threads call it at once. Default: nothing.</summary>
    public Action<Simulation> Prepare { get; init; } = _ => { };

    /// <summary>The first seed; the others follow it. Default: 1.</summary>
    public ulong FirstSeed { get; init; } = 1;

    /// <summary>How many threads run seeds. Default: one a core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told now and then, from any thread, how many seeds are done. Default: nobody.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>Ends the proof between two seeds. Default: nothing does.</summary>
    public CancellationToken Cancellation { get; init; }
}

using EventPatterns.Jsonata;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Faulting;

namespace EventPatterns.Tool.Commands;

/// <summary>What a simulation was asked for.</summary>
internal sealed record SimulateOptions
{
    public required string Folder { get; init; }

    public required string Scenario { get; init; }

    public required ulong Seed { get; init; }

    public required Faults Faults { get; init; }

    public required TraceFormat Trace { get; init; }

    /// <summary>The file of the HTML report, or null for none.</summary>
    public required string? Report { get; init; }

    /// <summary>How much may happen before the run gives up.</summary>
    public required int MaxMoments { get; init; }

    public required bool Bill { get; init; }

    public required bool Json { get; init; }

    public required bool Quiet { get; init; }

    public SimulationOptions Simulation => new() { Seed = Seed, Faults = Faults, Jsonata = new JsonataEngine(), MaxMoments = MaxMoments };
}

/// <summary>How the trace is shown.</summary>
internal enum TraceFormat
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>What caused what, with virtual times: a line for each thing that a person would tell.</summary>
    Tree,

    /// <summary>The tree with every call and every state.</summary>
    Full,

    /// <summary>What went from construct to construct: a Mermaid sequence diagram.</summary>
    Mermaid,

    /// <summary>Every moment with its request and answer.</summary>
    Json,
}

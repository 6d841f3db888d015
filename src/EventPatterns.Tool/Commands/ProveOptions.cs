using EventPatterns.Simulator.Faulting;

namespace EventPatterns.Tool.Commands;

/// <summary>What a proof was asked for.</summary>
internal sealed record ProveOptions
{
    public required string Folder { get; init; }

    public required string Scenario { get; init; }

    public required int Seeds { get; init; }

    public required ulong FirstSeed { get; init; }

    public required Faults Faults { get; init; }

    public required bool Json { get; init; }

    public required bool Quiet { get; init; }
}

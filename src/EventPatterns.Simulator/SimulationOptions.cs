using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Faulting;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;

namespace EventPatterns.Simulator;

/// <summary>What decides a simulation beside the templates.</summary>
public sealed record SimulationOptions
{
    /// <summary>The seed that decides order, ids, latencies and faults. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The virtual time at which it begins. Default: 2026-01-01T00:00:00Z.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What goes wrong. Default: nothing.</summary>
    public Faults Faults { get; init; } = Faults.None;

    /// <summary>What the cloud assembly leaves open. Default: account 111111111111, region us-east-1.</summary>
    public AssemblyOptions Assembly { get; init; } = AssemblyOptions.Default;

    /// <summary>The organization that all accounts belong to, for policies that name one (<c>aws:PrincipalOrgID</c>). Default: none.</summary>
    public string? Organization { get; init; }

    /// <summary>
    /// How much may happen before the run gives up: moments of its trace, and entries of its clock. It ends events that circle
    /// for ever. Default: 1,500,000, which take 1 to 4 GB of memory; a checkout takes some 500. At least 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxMoments
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1_500_000;

    /// <summary>What evaluates JSONata. Default: none, so that a state machine that uses it fails with a message that says how to get it.</summary>
    public IJsonataEngine? Jsonata { get; init; }
}

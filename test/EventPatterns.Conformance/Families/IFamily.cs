using EventPatterns.Conformance.Cases;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Conformance.Families;

/// <summary>A kind of cases, and how one is run on the simulator.</summary>
internal interface IFamily
{
    /// <summary>The family's name, which is its folder's.</summary>
    string Name { get; }

    /// <summary>Runs one case. What it throws counts as a failure.</summary>
    Outcome Run(JsonMap @case);

    /// <summary>Why this case does not count towards the family's bar; null where it does.</summary>
    string? ExemptFromBar(JsonMap @case) => null;
}

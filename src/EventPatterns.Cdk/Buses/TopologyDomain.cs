using Constructs;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>A domain as a <see cref="BusTopology"/> sees it: what it tells, and what it hears.</summary>
public sealed record TopologyDomain
{
    /// <summary>The domain's name, as its contracts have it.</summary>
    public required string Name { get; init; }

    /// <summary>The stack of the domain, or a construct in it; its account and region are the domain's.</summary>
    public required Construct Scope { get; init; }

    /// <summary>
    /// Where the rules are made that forward to those who hear: a construct of a stack in the domain's own account and
    /// region. Default: <see cref="Scope"/>, which will not do where two domains hear each other. EventBridge asks a bus's
    /// policy when a rule is given it, so the rules come after the buses, and each of two stacks would wait for the other.
    /// </summary>
    public Construct? Forwarding { get; init; }

    /// <summary>The contracts that others may hear. Default: none.</summary>
    public IReadOnlyList<EventContract> Publishes { get; init; } = [];

    /// <summary>The contracts of other domains that it hears. Default: none.</summary>
    public IReadOnlyList<EventContract> Hears { get; init; } = [];
}

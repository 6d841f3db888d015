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

    /// <summary>The contracts that others may hear. Default: none.</summary>
    public IReadOnlyList<EventContract> Publishes { get; init; } = [];

    /// <summary>The contracts of other domains that it hears. Default: none.</summary>
    public IReadOnlyList<EventContract> Hears { get; init; } = [];
}

using EventPatterns.Simulator.Assembly;

namespace EventPatterns.Simulator.Provisioning;

/// <summary>Turns the resources of one service's types into that service's state.</summary>
internal interface IProvisioner
{
    /// <summary>The CloudFormation types, in the order in which they must stand.</summary>
    IReadOnlyList<string> Types { get; }

    /// <summary>Makes the resource.</summary>
    /// <exception cref="SimulationException">CloudFormation would refuse it; the message names the resource and why.</exception>
    void Provision(Resource resource);
}

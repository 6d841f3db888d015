using EventPatterns.Simulator.Assembly;

namespace EventPatterns.Simulator.Provisioning;

/// <summary>A provisioner for one type, made of a function.</summary>
internal sealed class Provisioner(string type, Action<Resource> provision) : IProvisioner
{
    public IReadOnlyList<string> Types { get; } = [type];

    public void Provision(Resource resource) => provision(resource);
}

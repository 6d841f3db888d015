using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Iam.Documents;

namespace EventPatterns.Simulator.Iam.Policies;

/// <summary>All policies of an assembly, parsed once. Many simulations may share it on several threads.</summary>
internal sealed class PolicySet
{
    private readonly Dictionary<(string Account, string Role), RolePolicies> _roles;
    private readonly Dictionary<string, List<PolicyDocument>> _byResource;
    private readonly Dictionary<Place, List<PolicyDocument>> _byPlace;

    private PolicySet(RoleCollector roles, ResourcePolicyCollector resources)
    {
        _roles = roles.Roles;
        _byResource = resources.ByResource;
        _byPlace = resources.ByPlace;
        Warnings = roles.Warnings;
    }

    /// <summary>What these policies were found to allow and to refuse.</summary>
    public Decisions Decisions { get; } = new();

    /// <summary>What the simulator does not know and takes to allow nothing: AWS's own managed policies, for the most part.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <exception cref="SimulationException">A policy is one that AWS would refuse.</exception>
    public static PolicySet Of(CloudAssembly assembly) => new(RoleCollector.Collect(assembly), ResourcePolicyCollector.Collect(assembly));

    /// <summary>The role's policies, or null where the assembly says nothing of it.</summary>
    public RolePolicies? Role(string arn) =>
        Arn.Account(arn) is { } account ? _roles.GetValueOrDefault((account, Arn.RoleName(arn))) : null;

    /// <summary>The policies that the resource carries, and those that its place has for all such resources.</summary>
    public IEnumerable<PolicyDocument> Of(string resource)
    {
        IEnumerable<PolicyDocument> own = _byResource.TryGetValue(Arn.Owner(resource), out var carried) ? carried : [];
        return Arn.Service(resource) is "logs" && Arn.Split(resource) is [_, _, _, var region, var account, _] && _byPlace.TryGetValue(new Place(account, region), out var shared)
            ? own.Concat(shared)
            : own;
    }
}

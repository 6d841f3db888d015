using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Iam.Documents;

namespace EventPatterns.Simulator.Iam.Policies;

/// <summary>Gathers what the roles of an assembly are allowed, wherever the template says it.</summary>
internal sealed class RoleCollector
{
    private readonly CloudAssembly _assembly;

    private RoleCollector(CloudAssembly assembly) => _assembly = assembly;

    public Dictionary<(string Account, string Role), RolePolicies> Roles { get; } = [];

    public List<string> Warnings { get; } = [];

    public static RoleCollector Collect(CloudAssembly assembly)
    {
        var collector = new RoleCollector(assembly);
        foreach (var role in assembly.Resources.Where(r => r.Type == "AWS::IAM::Role")) collector.ReadRole(role);
        foreach (var resource in assembly.Resources) collector.ReadPolicy(resource);
        return collector;
    }

    private void ReadRole(Resource role)
    {
        var policies = new RolePolicies(role.Construct);
        Roles[(role.Place.Account, role.Name)] = policies;
        foreach (var inline in List(role.Properties["Policies"]))
            policies.Identity.Add(Parse($"{role.Construct} ({inline.TextOf("PolicyName")})", inline["PolicyDocument"]));
        foreach (var arn in List(role.Properties["ManagedPolicyArns"]).OfType<JsonString>())
            if (Managed(arn.Value, role, "it allows nothing here") is { } managed) policies.Identity.Add(managed);
        if (role.Properties.TextOf("PermissionsBoundary") is { } boundary) policies.Boundary = Managed(boundary, role, "as a boundary it bounds nothing here");
    }

    private void ReadPolicy(Resource resource)
    {
        var roles = resource.Type switch
        {
            "AWS::IAM::Policy" or "AWS::IAM::ManagedPolicy" => List(resource.Properties["Roles"]).OfType<JsonString>().Select(r => r.Value).ToList(),
            "AWS::IAM::RolePolicy" => [resource.Properties.TextOf("RoleName") ?? ""],
            _ => [],
        };
        if (roles.Count == 0) return;
        var policy = Parse(resource.Construct, resource.Properties["PolicyDocument"]);
        foreach (var role in roles) Of(resource.Place.Account, role).Identity.Add(policy);
    }

    /// <summary>A policy may also be for a role that another assembly made.</summary>
    private RolePolicies Of(string account, string role)
    {
        if (!Roles.TryGetValue((account, role), out var policies)) Roles[(account, role)] = policies = new RolePolicies(role);
        return policies;
    }

    private PolicyDocument? Managed(string arn, Resource role, string meaning)
    {
        if (_assembly.ByArn(arn) is { } own) return Parse(own.Path, own.Properties["PolicyDocument"]);
        if (AwsManagedPolicies.Find(arn) is { } known) return known;
        Warnings.Add($"{role.Construct}: the simulator does not know the managed policy {arn}, so {meaning}.");
        return null;
    }

    private static PolicyDocument Parse(string name, Json? document) => PolicyParser.Parse(name, document ?? Json.Null, PolicyKind.Identity);

    private static IEnumerable<Json> List(Json? json) => json as JsonList ?? JsonList.Empty;
}

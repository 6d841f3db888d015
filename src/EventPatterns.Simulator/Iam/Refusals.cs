using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Iam.Documents;
using EventPatterns.Simulator.Iam.Policies;

namespace EventPatterns.Simulator.Iam;

/// <summary>
/// Why a request is refused, in AWS's words (IAM/latest/UserGuide/troubleshoot_access-denied.html), and what to do.
/// </summary>
internal sealed class Refusals(Request request, RolePolicies? role)
{
    private string Start => $"{request.By.Name} is not authorized to perform: {request.Action} on resource: {request.Resource}";

    private string Grant => $"{request.Action} on {request.Resource}";

    public string Denied(string kind, PolicyDocument policy, Statement statement) =>
        $"{Start} with an explicit deny in {kind} (statement {statement.Name} of {policy.Name})";

    public string NoIdentityPolicy(IReadOnlyList<PolicyDocument> identity) =>
        $"{Start} because no identity-based policy allows the {request.Action} action ({NearMiss(identity) ?? RoleAdvice})";

    public string NoResourcePolicy(IReadOnlyList<PolicyDocument> policies) =>
        $"{Start} because no {(request.AssumesRole ? "trust" : "resource-based")} policy allows the {request.Action} action ({NearMiss(policies) ?? ResourceAdvice})";

    public string OutOfBounds(PolicyDocument boundary) =>
        $"{Start} because no permissions boundary allows the {request.Action} action ({NearMiss([boundary]) ?? $"add a statement that allows {Grant} to the boundary {boundary.Name}"})";

    private string RoleAdvice => role is null
        ? "the assembly has no such role, nor a policy for it"
        : $"add a statement that allows {Grant} to the role {role.Path}";

    private string ResourceAdvice => $"add a statement that allows {request.Action} for {Caller} to the {(request.AssumesRole ? "trust policy of the role" : "policy of")} {request.Resource}";

    private string Caller => request.By is { Kind: PrincipalKind.Service, SourceArn: { } source } by ? $"{by.Name} with aws:SourceArn {source}" : request.By.Name;

    /// <summary>The statement that would allow it but for a condition.</summary>
    private string? NearMiss(IReadOnlyList<PolicyDocument> policies)
    {
        foreach (var policy in policies)
        {
            foreach (var statement in policy.Statements)
                if (statement.Allows && statement.IsAbout(request) && statement.Names(request) != Naming.No && statement.Unmet(request) is { } unmet)
                    return $"statement {statement.Name} of {policy.Name} allows it only under the condition {unmet.Explain(request)}";
        }
        return null;
    }
}

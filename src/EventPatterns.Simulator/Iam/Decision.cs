using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Iam.Documents;
using EventPatterns.Simulator.Iam.Policies;

namespace EventPatterns.Simulator.Iam;

/// <summary>
/// AWS's evaluation (IAM/latest/UserGuide/reference_policies_evaluation-logic.html): an explicit deny wins; within an
/// account either side may allow; between accounts both must; a service is allowed by the resource alone.
/// </summary>
internal sealed class Decision
{
    private readonly Request _request;
    private readonly RolePolicies? _role;
    private readonly IReadOnlyList<PolicyDocument> _resourcePolicies;
    private readonly Refusals _refusals;

    private Decision(PolicySet policies, Request request, IReadOnlyList<PolicyDocument> resourcePolicies)
    {
        _request = request;
        _role = request.By.Kind == PrincipalKind.Role ? policies.Role(request.By.Name) : null;
        _resourcePolicies = resourcePolicies;
        _refusals = new Refusals(request, _role);
    }

    /// <summary>Null where the request is allowed; else why not.</summary>
    public static string? Refusal(PolicySet policies, Request request) => Refusal(policies, request, [.. policies.Of(request.Resource)]);

    /// <summary>The same, where the resource carries these policies in place of the assembly's.</summary>
    public static string? Refusal(PolicySet policies, Request request, IReadOnlyList<PolicyDocument> resourcePolicies)
    {
        var decision = new Decision(policies, request, resourcePolicies);
        return decision.Denied() ?? request.By.Kind switch
        {
            PrincipalKind.Service => decision.ForService(),
            PrincipalKind.Root => decision.ForRoot(),
            _ => decision.ForRole(),
        };
    }

    private bool SameAccount => (Arn.Account(_request.Resource) ?? _request.Account) == _request.Account;

    /// <summary>A key and a role belong to no one but whom their own policy names, not even within the account.</summary>
    private bool ResourceMustAllow => _request.AssumesRole
        || (_request.Action.StartsWith("kms:", StringComparison.Ordinal) && _resourcePolicies.Count > 0);

    private IReadOnlyList<PolicyDocument> Identity => _role?.Identity ?? [];

    private string? Denied() =>
        Denied(Identity, "an identity-based policy")
        ?? Denied(_role?.Boundary is { } boundary ? [boundary] : [], "a permissions boundary")
        ?? Denied(_resourcePolicies, "a resource-based policy");

    private string? Denied(IReadOnlyList<PolicyDocument> policies, string kind)
    {
        foreach (var policy in policies)
        {
            foreach (var statement in policy.Statements)
                if (!statement.Allows && statement.IsAbout(_request) && statement.Names(_request) != Naming.No && statement.Unmet(_request) is null)
                    return _refusals.Denied(kind, policy, statement);
        }
        return null;
    }

    private string? ForService() => Allowing(_resourcePolicies) == Naming.Exactly ? null : _refusals.NoResourcePolicy(_resourcePolicies);

    private string? ForRoot() => SameAccount || Allowing(_resourcePolicies) != Naming.No ? null : _refusals.NoResourcePolicy(_resourcePolicies);

    private string? ForRole()
    {
        var byResource = Allowing(_resourcePolicies);
        var byIdentity = Allowing(Identity) != Naming.No;
        var both = !SameAccount;
        if (byResource == Naming.No && (both || ResourceMustAllow)) return _refusals.NoResourcePolicy(_resourcePolicies);
        if (!byIdentity && (both || byResource != Naming.Exactly)) return _refusals.NoIdentityPolicy(Identity);
        return _role?.Boundary is { } boundary && Allowing([boundary]) == Naming.No ? _refusals.OutOfBounds(boundary) : null;
    }

    /// <summary>How closely the statement names the caller that allows it best.</summary>
    private Naming Allowing(IReadOnlyList<PolicyDocument> policies)
    {
        var closest = Naming.No;
        foreach (var policy in policies)
        {
            foreach (var statement in policy.Statements)
            {
                if (!statement.Allows || !statement.IsAbout(_request)) continue;
                var naming = statement.Names(_request);
                if (naming > closest && statement.Unmet(_request) is null) closest = naming;
            }
        }
        return closest;
    }
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Iam.Documents;
using EventPatterns.Simulator.Iam.Policies;

namespace EventPatterns.Simulator.Iam;

/// <summary>
/// Decides by the assembly's own policies. Decisions that depend on nothing but who, what and where are kept, since
/// the same call comes again and again, in every simulation of the assembly.
/// </summary>
/// <param name="policies">The policies.</param>
/// <param name="now">The virtual time, for conditions on it.</param>
/// <param name="organization">The organization that all accounts belong to, or null.</param>
internal sealed class Authority(PolicySet policies, Func<DateTimeOffset> now, string? organization = null) : IAuthority, IRoles, IResourcePolicies
{
    /// <summary>What calls put in place of the policies that the assembly gives: of this simulation alone.</summary>
    private readonly Dictionary<string, PolicyDocument[]> _changed = new(StringComparer.Ordinal);

    public string? Refuses(Principal by, Permission permission)
    {
        if (_changed.TryGetValue(permission.Resource, out var changed)) return Decision.Refusal(policies, RequestOf(by, permission), changed);
        var question = new Question(by.Kind, by.Name, by.Kind == PrincipalKind.Service ? by.SourceArn : null, by.Place, organization, permission.Action, permission.Resource);
        if (policies.Decisions.TryFind(question, out var known)) return known;
        var request = RequestOf(by, permission);
        var refusal = Decision.Refusal(policies, request);
        if (!request.AskedForMore) policies.Decisions.Keep(question, refusal);
        return refusal;
    }

    public string? Replace(string resourceArn, JsonMap? policy)
    {
        try
        {
            _changed[resourceArn] = policy is null ? [] : [PolicyParser.Parse(resourceArn, policy, PolicyKind.Resource)];
            return null;
        }
        catch (SimulationException wrong)
        {
            return wrong.Message;
        }
    }

    /// <summary>The trust policy of the role has to name the service, and to hold for the resource on whose behalf it asks.</summary>
    public AwsError? Assume(Principal service, string roleArn, out Principal role)
    {
        var elsewhere = Arn.Account(roleArn) is { } account && account != service.Place.Account ? account : null;
        role = Principal.Role(roleArn, elsewhere is null ? service.Place : service.Place with { Account = elsewhere }, service.SourceArn);
        return Refuses(service, new Permission("sts:AssumeRole", roleArn)) is { } reason ? new AwsError("AccessDeniedException", reason, 403) : null;
    }

    private Request RequestOf(Principal by, Permission permission) => new(by, permission, organization, now);
}

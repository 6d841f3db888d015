using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Iam.Policies;

namespace EventPatterns.Simulator.Iam;

/// <summary>
/// Decides by the assembly's own policies. Decisions that depend on nothing but who, what and where are kept, since
/// the same call comes again and again.
/// </summary>
/// <param name="policies">The policies.</param>
/// <param name="now">The virtual time, for conditions on it.</param>
/// <param name="organization">The organization that all accounts belong to, or null.</param>
internal sealed class Authority(PolicySet policies, Func<DateTimeOffset> now, string? organization = null) : IAuthority
{
    private readonly Dictionary<Question, string?> _decided = [];

    public string? Refuses(Principal by, Permission permission)
    {
        if (permission.Context is { Count: > 0 }) return Decision.Refusal(policies, RequestOf(by, permission));
        var question = new Question(by.Kind, by.Name, by.Kind == PrincipalKind.Service ? by.SourceArn : null, by.Place, permission.Action, permission.Resource);
        if (_decided.TryGetValue(question, out var known)) return known;
        var request = RequestOf(by, permission);
        var refusal = Decision.Refusal(policies, request);
        if (!request.AskedTheTime) _decided.Add(question, refusal);
        return refusal;
    }

    /// <summary>Whether a service may take on a role: the role's trust policy has to name it.</summary>
    /// <param name="service">The service's principal: <c>events.amazonaws.com</c>.</param>
    /// <param name="sourceArn">The resource on whose behalf (<c>aws:SourceArn</c>), or null where the service gives none.</param>
    /// <param name="sourceAccount">The account of that resource (<c>aws:SourceAccount</c>), or null for the one in its ARN.</param>
    /// <param name="role">The role's ARN.</param>
    /// <param name="reason">Why not.</param>
    public bool CanAssume(string service, string? sourceArn, string? sourceAccount, string role, [NotNullWhen(false)] out string? reason)
    {
        var place = new Place(sourceAccount ?? Arn.Account(sourceArn) ?? Arn.Account(role) ?? "", Arn.Split(sourceArn)?[3] ?? "");
        var by = new Principal(PrincipalKind.Service, service, place) { SourceArn = sourceArn };
        reason = Refuses(by, new Permission("sts:AssumeRole", role)
        {
            Context = sourceAccount is null ? null : new Dictionary<string, IReadOnlyList<string>> { ["aws:SourceAccount"] = [sourceAccount] },
        });
        return reason is null;
    }

    private Request RequestOf(Principal by, Permission permission) => new(by, permission, organization, now);

    private readonly record struct Question(PrincipalKind Kind, string Name, string? Source, Place Place, string Action, string Resource);
}

using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Iam.Documents;

/// <summary>The principals of a statement (IAM/latest/UserGuide/reference_policies_elements_principal.html).</summary>
internal sealed record PrincipalSet
{
    /// <summary>Whether everyone is meant: <c>"*"</c> or <c>{ "AWS": "*" }</c>, services included.</summary>
    public bool Everyone { get; init; }

    /// <summary>Whether all are meant but those listed (<c>NotPrincipal</c>).</summary>
    public bool Not { get; init; }

    /// <summary>ARNs and accounts.</summary>
    public IReadOnlyList<string> Aws { get; init; } = [];

    /// <summary>Services, without the region that some are spelt with.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    public Naming Match(Request request)
    {
        var naming = Everyone ? Naming.Exactly : request.By.Kind == PrincipalKind.Service ? AsService(request) : AsIdentity(request);
        return !Not ? naming : naming == Naming.No ? Naming.Exactly : Naming.No;
    }

    /// <summary>A service is one principal whether spelt <c>states.amazonaws.com</c> or <c>states.eu-west-1.amazonaws.com</c>.</summary>
    public static string ServiceName(string name) => name.Split('.') is [var service, var region, "amazonaws", "com"] && region.Count(c => c == '-') >= 2
        ? $"{service}.amazonaws.com"
        : name;

    private Naming AsService(Request request)
    {
        var name = ServiceName(request.By.Name);
        return Services.Any(s => string.Equals(s, name, StringComparison.OrdinalIgnoreCase)) ? Naming.Exactly : Naming.No;
    }

    private Naming AsIdentity(Request request)
    {
        var closest = Naming.No;
        foreach (var named in Aws)
        {
            var naming = Closeness(named, request);
            if (naming > closest) closest = naming;
        }
        return closest;
    }

    private static Naming Closeness(string named, Request request)
    {
        if (named == request.By.Name || IsSessionOf(named, request)) return Naming.Exactly;
        if (named != request.Account && named != $"arn:aws:iam::{request.Account}:root") return Naming.No;
        return request.By.Kind == PrincipalKind.Root ? Naming.Exactly : Naming.ByAccount;
    }

    private static bool IsSessionOf(string named, Request request) =>
        Arn.Split(named) is [_, _, "sts", _, var account, var session]
        && account == request.Account
        && session.Split('/') is ["assumed-role", var role, ..]
        && role == Arn.RoleName(request.By.Name);
}

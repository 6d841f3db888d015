using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Iam.Conditions;

namespace EventPatterns.Simulator.Iam.Documents;

/// <summary>One statement of a policy.</summary>
internal sealed record Statement
{
    public required string Name { get; init; }

    public required bool Allows { get; init; }

    /// <summary>Whom it is about; null in an identity policy, which is about the identity that carries it.</summary>
    public PrincipalSet? Principals { get; init; }

    public required IReadOnlyList<Glob> Actions { get; init; }

    /// <summary>Whether it is about all actions but those listed.</summary>
    public bool NotActions { get; init; }

    /// <summary>The resources; null where the policy is about the one that carries it.</summary>
    public IReadOnlyList<PolicyText>? Resources { get; init; }

    /// <summary>Whether it is about all resources but those listed.</summary>
    public bool NotResources { get; init; }

    public required IReadOnlyList<Condition> Conditions { get; init; }

    /// <summary>Whether it is about the request, its conditions aside.</summary>
    public bool IsAbout(Request request) => IsAboutAction(request) && IsAboutResource(request);

    /// <summary>How closely it names the caller.</summary>
    public Naming Names(Request request) => Principals?.Match(request) ?? Naming.Exactly;

    /// <summary>The condition that does not hold, or null where all do.</summary>
    public Condition? Unmet(Request request)
    {
        foreach (var condition in Conditions)
            if (!condition.Holds(request)) return condition;
        return null;
    }

    private bool IsAboutAction(Request request)
    {
        foreach (var action in Actions)
            if (action.Matches(request.Action)) return !NotActions;
        return NotActions;
    }

    private bool IsAboutResource(Request request)
    {
        if (Resources is null) return true;
        foreach (var resource in Resources)
            if (resource.Matches(request.Resource, request)) return !NotResources;
        return NotResources;
    }
}

/// <summary>How closely a statement names a caller.</summary>
internal enum Naming
{
    /// <summary>Not at all.</summary>
    No,

    /// <summary>By its account, which leaves it to the account's own policies whom there it allows.</summary>
    ByAccount,

    /// <summary>Itself, or everyone.</summary>
    Exactly,
}

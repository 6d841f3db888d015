using EventPatterns.Simulator.Iam.Documents;

namespace EventPatterns.Simulator.Iam.Policies;

/// <summary>What a role is allowed, and how far.</summary>
/// <param name="Path">The construct path of the role, or its name where another assembly made it.</param>
internal sealed record RolePolicies(string Path)
{
    /// <summary>What it is allowed.</summary>
    public List<PolicyDocument> Identity { get; } = [];

    /// <summary>What it is allowed at most; null for no bound.</summary>
    public PolicyDocument? Boundary { get; set; }
}

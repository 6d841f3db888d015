namespace EventPatterns.Simulator.Iam.Documents;

/// <summary>A parsed policy.</summary>
/// <param name="Name">What people know it by: the construct path of what carries it.</param>
/// <param name="Statements">Its statements, in order.</param>
internal sealed record PolicyDocument(string Name, IReadOnlyList<Statement> Statements);

/// <summary>What a policy is attached to, which decides whether its statements name principals and resources.</summary>
internal enum PolicyKind
{
    /// <summary>To a role: no principal, but resources.</summary>
    Identity,

    /// <summary>To a resource: principals, and perhaps resources.</summary>
    Resource,

    /// <summary>To a role, saying who may assume it: principals and no resources.</summary>
    Trust,
}

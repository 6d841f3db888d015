using System.Collections.Immutable;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>A step of a path: a name, or the place in a list.</summary>
/// <param name="Name">The attribute's name, or a placeholder such as <c>#n</c>; null for a place.</param>
/// <param name="Index">The place, where it is one.</param>
internal readonly record struct PathPart(string? Name, int Index = 0)
{
    public bool IsPlaceholder => Name is ['#', ..];

    // AWS quotes a name with a dot in it as though it were two steps.
    public override string ToString() => Name?.Replace(".", ", ", StringComparison.Ordinal) ?? $"[{Index}]";
}

/// <summary>A path into an item: <c>a.b[3]</c>.</summary>
internal sealed class DocumentPath(ImmutableArray<PathPart> parts) : IEquatable<DocumentPath>
{
    private readonly bool _placeholders = parts.Any(part => part.IsPlaceholder);

    public ImmutableArray<PathPart> Parts { get; } = parts;

    /// <summary>The attribute that the path begins with.</summary>
    public string Head => Parts[0].Name!;

    public bool IsNested => Parts.Length > 1;

    public static DocumentPath Of(string name) => new([new PathPart(name)]);

    /// <summary>The path with its placeholders replaced; null where one is not defined (noted in <paramref name="missing"/>).</summary>
    public DocumentPath? Resolve(Substitutions substitutions, out string? missing)
    {
        missing = null;
        if (!_placeholders) return this;
        var parts = new PathPart[Parts.Length];
        for (var at = 0; at < parts.Length; at++)
        {
            parts[at] = Parts[at];
            if (!parts[at].IsPlaceholder) continue;
            if (substitutions.Name(parts[at].Name!) is not { } name)
            {
                missing = parts[at].Name;
                return null;
            }
            parts[at] = new(name);
        }
        return new([.. parts]);
    }

    public bool Equals(DocumentPath? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as DocumentPath);

    public override int GetHashCode() => Parts.Aggregate(0, HashCode.Combine);

    /// <summary>As AWS quotes it: <c>[a, b, [3]]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Parts)}]";
}

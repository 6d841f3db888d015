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
    private DocumentPath? _resolvedLast; // requests of one kind give the same names, so the last answer mostly serves again

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
        var last = _resolvedLast;
        var same = last is not null;
        for (var at = 0; at < Parts.Length; at++)
        {
            if (!Parts[at].IsPlaceholder) continue;
            var name = substitutions.Name(Parts[at].Name!);
            if (name is null) missing ??= Parts[at].Name;
            same = same && last!.Parts[at].Name == name;
        }
        if (missing is not null) return null;
        return same ? last : _resolvedLast = new([.. Parts.Select(part => part.IsPlaceholder ? new(substitutions.Name(part.Name!)) : part)]);
    }

    public bool Equals(DocumentPath? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as DocumentPath);

    public override int GetHashCode() => Parts.Aggregate(0, HashCode.Combine);

    /// <summary>As AWS quotes it: <c>[a, b, [3]]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Parts)}]";
}

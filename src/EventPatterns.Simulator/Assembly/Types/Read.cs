using EventPatterns.Simulator.Assembly.Resolving;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Types;

/// <summary>What the rows of resource types have in common.</summary>
internal static class Read
{
    public static IReadOnlyDictionary<string, Func<Draft, Json?>> Of(params IEnumerable<(string Name, Func<Draft, Json?> Value)> attributes) =>
        attributes.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);

    /// <summary>A UUID that AWS would draw for the resource.</summary>
    public static string Uuid(this Draft draft, string purpose = "") => PhysicalId.Uuid(draft.Seed(purpose));

    /// <summary>A short id that AWS would draw for the resource.</summary>
    public static string Short(this Draft draft, int length) => PhysicalId.Short(draft.Seed(), length);

    /// <summary>A generated name as CloudFormation makes it, within the length.</summary>
    public static string GeneratedName(this Draft draft, int maxLength) =>
        PhysicalId.Name(draft.Stack.Stack.Name, draft.LogicalId, draft.Seed(), maxLength);

    /// <summary>Whether a property that is a switch is on.</summary>
    public static bool IsOn(this Draft draft, string property) => draft.Property(property) switch
    {
        JsonBoolean boolean => boolean.Value,
        JsonString text => string.Equals(text.Value, "true", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>A type that AWS names by an id of its own, which <c>Ref</c> and perhaps an attribute read.</summary>
    public static ResourceType Identified(string type, int length, string? attribute = null) => new(type)
    {
        Generated = d => d.Short(length),
        Attributes = attribute is null ? Of() : Of((attribute, d => d.Name)),
    };
}

using System.Collections.Immutable;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Tables;

/// <summary>An attribute of a key and its type: S, N or B.</summary>
internal sealed record KeyAttribute(string Name, string Type)
{
    public bool Accepts(AttributeValue value) => value.Type == Type;
}

/// <summary>
/// The key of a table or an index. A global secondary index may have up to four attributes of each kind
/// (developer guide, "Multi-attribute keys"); a table has one, or one of each.
/// </summary>
internal sealed record KeySchema(ImmutableArray<KeyAttribute> Hash, ImmutableArray<KeyAttribute> Range)
{
    public ImmutableArray<KeyAttribute> All { get; } = [.. Hash, .. Range];

    public KeyAttribute? Find(string name)
    {
        foreach (var attribute in All)
            if (attribute.Name == name) return attribute;
        return null;
    }

    /// <summary>Whether the item has every attribute of the key, in its type.</summary>
    public bool IsIn(AttributeMap item)
    {
        foreach (var attribute in All)
            if (item[attribute.Name] is not { } value || !attribute.Accepts(value)) return false;
        return true;
    }
}

/// <summary>The primary key of one item.</summary>
internal readonly record struct ItemKey(AttributeValue Hash, AttributeValue? Range)
{
    public static ItemKey Of(KeySchema schema, AttributeMap item) =>
        new(item[schema.Hash[0].Name]!, schema.Range.Length == 0 ? null : item[schema.Range[0].Name]);
}

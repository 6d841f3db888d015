using System.Collections.Immutable;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Tables;

/// <summary>A secondary index.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsGlobal">Whether it is global; else local.</param>
/// <param name="Key">Its key.</param>
/// <param name="ProjectionType">ALL, KEYS_ONLY or INCLUDE.</param>
/// <param name="Projected">The attributes that it holds beside all keys, where the projection is INCLUDE.</param>
internal sealed record IndexSchema(string Name, bool IsGlobal, KeySchema Key, string ProjectionType, ImmutableArray<string> Projected)
{
    public bool HoldsAll => ProjectionType == "ALL";

    /// <summary>The part of an item that the index holds.</summary>
    public AttributeMap Entry(AttributeMap item, KeySchema tableKey) => HoldsAll
        ? item
        : item.Only(tableKey.All.Concat(Key.All).Select(attribute => attribute.Name).Concat(Projected));

    /// <summary>Whether the index holds the attribute.</summary>
    public bool Holds(string attribute, KeySchema tableKey) =>
        HoldsAll || Projected.Contains(attribute) || Key.Find(attribute) is not null || tableKey.Find(attribute) is not null;
}

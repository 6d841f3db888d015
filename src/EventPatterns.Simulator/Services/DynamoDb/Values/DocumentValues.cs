using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.DynamoDb.Values;

/// <summary>A list of values of any types.</summary>
internal sealed class ListValue(AttributeValue[] elements) : AttributeValue
{
    private const int Overhead = 3;

    public IReadOnlyList<AttributeValue> Elements => elements;

    public override string Type => "L";

    public override int Size => Overhead + elements.Sum(element => 1 + element.Size);

    protected override Json Content => JsonList.Of(elements.Select(element => element.ToJson()));

    public override bool Equals(AttributeValue? other) => ReferenceEquals(this, other)
        || (other is ListValue list && elements.AsSpan().SequenceEqual(list.Elements.ToArray()));

    public override int GetHashCode() => elements.Aggregate(elements.Length, HashCode.Combine);
}

/// <summary>A map of values of any types.</summary>
internal sealed class MapValue(AttributeMap attributes) : AttributeValue
{
    private const int Overhead = 3;

    public AttributeMap Attributes { get; } = attributes;

    public override string Type => "M";

    public override int Size => Overhead + Attributes.Count + Attributes.Size;

    protected override Json Content => Attributes.ToJson();

    public override bool Equals(AttributeValue? other) => other is MapValue map && map.Attributes.Equals(Attributes);

    public override int GetHashCode() => Attributes.GetHashCode();
}

/// <summary>A set of strings, numbers or binaries, never empty. Two sets are equal in any order.</summary>
internal sealed class SetValue(string type, AttributeValue[] elements) : AttributeValue
{
    public IReadOnlyList<AttributeValue> Elements => elements;

    public override string Type => type;

    public override int Size => elements.Sum(element => element.Size);

    protected override Json Content => JsonList.Of(elements.Select(element => element.ToJson()[element.Type]!));

    public bool Has(AttributeValue value) => Array.IndexOf(elements, value) >= 0;

    public SetValue Union(SetValue other) =>
        new(type, [.. elements, .. other.Elements.Where(element => !Has(element))]);

    /// <summary>This set without the other's elements, or null where none is left: DynamoDB keeps no empty set.</summary>
    public SetValue? Except(SetValue other)
    {
        var left = elements.Where(element => !other.Has(element)).ToArray();
        return left.Length == 0 ? null : new(type, left);
    }

    public override bool Equals(AttributeValue? other) => ReferenceEquals(this, other)
        || (other is SetValue set && set.Type == type && set.Elements.Count == elements.Length && elements.All(set.Has));

    public override int GetHashCode() => elements.Aggregate(elements.Length, (sum, element) => sum + element.GetHashCode());
}

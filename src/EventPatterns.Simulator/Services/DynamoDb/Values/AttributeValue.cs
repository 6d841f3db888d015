using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.DynamoDb.Values;

/// <summary>A value of an attribute, immutable and compared by content.</summary>
internal abstract class AttributeValue : IEquatable<AttributeValue>
{
    private Json? _json;

    /// <summary>DynamoDB's name of the type: S, N, B, BOOL, NULL, SS, NS, BS, L or M.</summary>
    public abstract string Type { get; }

    /// <summary>The bytes that DynamoDB counts (developer guide, "DynamoDB item sizes and formats").</summary>
    public abstract int Size { get; }

    /// <summary>The value in DynamoDB JSON: <c>{"S": "text"}</c>.</summary>
    public Json ToJson() => _json ??= JsonMap.Of((Type, Content));

    /// <summary>Whether it may be a key, or be ordered: a string, a number or a binary.</summary>
    public virtual bool IsScalarKey => false;

    /// <summary>What stands under the type's name.</summary>
    protected abstract Json Content { get; }

    /// <summary>The order of two values of one type that have one: strings and binaries by their bytes, numbers by value.</summary>
    /// <returns>Null where the two can't be ordered.</returns>
    public virtual int? Order(AttributeValue other) => null;

    public abstract bool Equals(AttributeValue? other);

    public sealed override bool Equals(object? obj) => Equals(obj as AttributeValue);

    public abstract override int GetHashCode();

    /// <summary>The value as AWS quotes it in a message: <c>{S:text}</c>.</summary>
    public override string ToString() => $"{{{Type}:{(Content is JsonString text ? text.Value : Content.ToString())}}}";
}

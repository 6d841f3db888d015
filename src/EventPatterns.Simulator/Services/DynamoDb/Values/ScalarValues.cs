using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.DynamoDb.Values;

/// <summary>A string, ordered by its UTF-8 bytes.</summary>
internal sealed class StringValue(string text) : AttributeValue
{
    private int _size = -1;

    public string Text { get; } = text;

    public override string Type => "S";

    public override bool IsScalarKey => true;

    public override int Size => _size >= 0 ? _size : _size = Encoding.UTF8.GetByteCount(Text);

    protected override Json Content => new JsonString(Text);

    public override int? Order(AttributeValue other) => other is StringValue text ? Utf8Order.Compare(Text, text.Text) : null;

    public override bool Equals(AttributeValue? other) => other is StringValue text && text.Text == Text;

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);
}

/// <summary>A number.</summary>
internal sealed class NumberValue(DynamoNumber number) : AttributeValue
{
    public DynamoNumber Number { get; } = number;

    public override string Type => "N";

    public override bool IsScalarKey => true;

    public override int Size => ((Number.SignificantDigits + 1) / 2) + 1 + (Number.IsNegative ? 1 : 0);

    protected override Json Content => new JsonString(Number.ToString());

    public override int? Order(AttributeValue other) => other is NumberValue value ? Number.CompareTo(value.Number) : null;

    public override bool Equals(AttributeValue? other) => other is NumberValue value && value.Number.Equals(Number);

    public override int GetHashCode() => Number.GetHashCode();
}

/// <summary>Bytes.</summary>
internal sealed class BinaryValue(byte[] bytes) : AttributeValue
{
    public ReadOnlySpan<byte> Bytes => bytes;

    public override string Type => "B";

    public override bool IsScalarKey => true;

    public override int Size => bytes.Length;

    protected override Json Content => new JsonString(Convert.ToBase64String(bytes));

    public override int? Order(AttributeValue other) => other is BinaryValue value ? Bytes.SequenceCompareTo(value.Bytes) : null;

    public override bool Equals(AttributeValue? other) => other is BinaryValue value && Bytes.SequenceEqual(value.Bytes);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}

/// <summary>A boolean.</summary>
internal sealed class BooleanValue : AttributeValue
{
    private static readonly BooleanValue Yes = new(true);
    private static readonly BooleanValue No = new(false);

    private BooleanValue(bool value) => Value = value;

    public bool Value { get; }

    public override string Type => "BOOL";

    public override int Size => 1;

    protected override Json Content => Value;

    public static BooleanValue Of(bool value) => value ? Yes : No;

    public override bool Equals(AttributeValue? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Value ? 1 : 2;
}

/// <summary>DynamoDB's null, written <c>{"NULL": true}</c>.</summary>
internal sealed class NullValue : AttributeValue
{
    public static readonly NullValue Instance = new();

    private NullValue() { }

    public override string Type => "NULL";

    public override int Size => 1;

    protected override Json Content => Json.True;

    public override bool Equals(AttributeValue? other) => other is NullValue;

    public override int GetHashCode() => 3;
}

/// <summary>Orders text by its UTF-8 bytes, which is the order of its code points.</summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length) return left.Length.CompareTo(right.Length);
        var (a, b) = (left[common], right[common]);
        // UTF-16 puts surrogates before U+E000 to U+FFFF, UTF-8 after them.
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }
}

using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Choices;

/// <summary>A comparison operator: the kind of constant that it takes, and when it holds. Values of another kind never compare.</summary>
/// <param name="Name">As the definition spells it, without <c>Path</c>.</param>
/// <param name="Operand">The kind of constant.</param>
/// <param name="HasPath">Whether there is a variant that ends in <c>Path</c>.</param>
/// <param name="Holds">Whether it holds between the variable's value and the operand.</param>
internal sealed record ChoiceOperator(string Name, OperandKind Operand, bool HasPath, Func<Json, Json, bool> Holds)
{
    public static IReadOnlyDictionary<string, ChoiceOperator> All { get; } = Known().ToDictionary(known => known.Name, StringComparer.Ordinal);

    private static IEnumerable<ChoiceOperator> Known() =>
    [
        .. Ordered("String", OperandKind.Text, Texts),
        .. Ordered("Numeric", OperandKind.Number, Numbers),
        .. Ordered("Timestamp", OperandKind.Timestamp, Times),
        new("StringMatches", OperandKind.Text, HasPath: false, (value, pattern) =>
            value is JsonString text && pattern is JsonString wildcard && Wildcard.Matches(wildcard.Value, text.Value)),
        new("BooleanEquals", OperandKind.Boolean, HasPath: true, (value, other) => value is JsonBoolean && value.Equals(other)),
        Kind("IsNull", value => value is JsonNull),
        Kind("IsString", value => value is JsonString),
        Kind("IsNumeric", value => value is JsonNumber),
        Kind("IsBoolean", value => value is JsonBoolean),
        Kind("IsTimestamp", value => value is JsonString text && Timestamps.TryParse(text.Value, out _)),
    ];

    private static IEnumerable<ChoiceOperator> Ordered(string prefix, OperandKind kind, Func<Json, Json, int?> order) =>
    [
        new(prefix + "Equals", kind, HasPath: true, (value, other) => order(value, other) == 0),
        new(prefix + "LessThan", kind, HasPath: true, (value, other) => order(value, other) < 0),
        new(prefix + "GreaterThan", kind, HasPath: true, (value, other) => order(value, other) > 0),
        new(prefix + "LessThanEquals", kind, HasPath: true, (value, other) => order(value, other) <= 0),
        new(prefix + "GreaterThanEquals", kind, HasPath: true, (value, other) => order(value, other) >= 0),
    ];

    private static ChoiceOperator Kind(string name, Func<Json, bool> isOfKind) =>
        new(name, OperandKind.Boolean, HasPath: false, (value, expected) => isOfKind(value) == (expected is JsonBoolean { Value: true }));

    private static int? Texts(Json value, Json other) =>
        value is JsonString text && other is JsonString its ? string.CompareOrdinal(text.Value, its.Value) : null;

    private static int? Numbers(Json value, Json other) =>
        value is JsonNumber number && other is JsonNumber its ? number.Value.CompareTo(its.Value) : null;

    private static int? Times(Json value, Json other) =>
        value is JsonString text && other is JsonString its && Timestamps.TryParse(text.Value, out var time) && Timestamps.TryParse(its.Value, out var limit)
            ? time.CompareTo(limit)
            : null;
}

/// <summary>The kinds of constants that operators take.</summary>
internal enum OperandKind
{
    Text,
    Number,
    Boolean,
    Timestamp,
}

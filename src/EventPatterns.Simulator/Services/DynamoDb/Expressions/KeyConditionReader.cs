using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>A condition on one key attribute.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Operator"><c>=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>BETWEEN</c> or <c>begins_with</c>; of a legacy parameter any other by its name.</param>
/// <param name="Values">What it is compared with.</param>
internal sealed record KeyClause(string Attribute, string Operator, AttributeValue[] Values)
{
    /// <summary>Whether the operator is one that an index can serve.</summary>
    public bool IsIndexable => Operator is "=" or "<" or "<=" or ">" or ">=" or "BETWEEN" or "begins_with";

    /// <summary>Whether the value meets the condition.</summary>
    public bool Meets(AttributeValue value) => Operator switch
    {
        "=" => value.Order(Values[0]) == 0,
        "<" => value.Order(Values[0]) < 0,
        "<=" => value.Order(Values[0]) <= 0,
        ">" => value.Order(Values[0]) > 0,
        ">=" => value.Order(Values[0]) >= 0,
        "BETWEEN" => value.Order(Values[0]) >= 0 && value.Order(Values[1]) <= 0,
        _ => (value, Values[0]) switch
        {
            (StringValue text, StringValue prefix) => text.Text.StartsWith(prefix.Text, StringComparison.Ordinal),
            (BinaryValue bytes, BinaryValue prefix) => bytes.Bytes.StartsWith(prefix.Bytes),
            _ => false,
        },
    };
}

/// <summary>Takes a checked key condition expression apart into conditions on single attributes.</summary>
internal sealed class KeyConditionReader(Substitutions given)
{
    private const string InvalidOperator = "Invalid operator used in KeyConditionExpression: ";
    private const string InvalidCondition = "Invalid condition in KeyConditionExpression: ";
    private const string Nested = "KeyConditionExpressions cannot contain nested operations";

    private readonly List<KeyClause> _clauses = [];

    public IReadOnlyList<KeyClause> Clauses => _clauses;

    /// <summary>Reads the conditions; the result is what is wrong, or null.</summary>
    public string? Read(Condition condition) => condition switch
    {
        Condition.And and => Read(and.Left) ?? Read(and.Right),
        Condition.Or => InvalidOperator + "OR",
        Condition.Not => InvalidOperator + "NOT",
        Condition.In => InvalidOperator + "IN",
        Condition.Comparison { Operator: "<>" } => InvalidOperator + "<>",
        Condition.Comparison comparison => Take(comparison.Operator, comparison.Left, comparison.Right),
        Condition.Between between => between.Subject is Operand.Path
            ? Take("BETWEEN", between.Subject, between.Lower, between.Upper)
            : InvalidCondition + "BETWEEN operator must have the key attribute as its first operand",
        Condition.Test { Call.Name: "begins_with" } test => test.Call.Arguments[0] is Operand.Path
            ? Take("begins_with", [.. test.Call.Arguments])
            : InvalidCondition + "begins_with operator must have the key attribute as its first operand",
        Condition.Test test => InvalidOperator + test.Call.Name,
        _ => throw new InvalidOperationException($"There is no condition {condition}."),
    };

    private string? Take(string operation, params Operand[] operands)
    {
        string? attribute = null;
        var attributeAt = 0;
        for (var at = 0; at < operands.Length; at++)
        {
            if (operands[at] is Operand.Function) return Nested;
            if (operands[at] is not Operand.Path path) continue;
            if (attribute is not null) return InvalidCondition + "Multiple attribute names used in one condition";
            if (path.Document.IsNested) return "KeyConditionExpressions cannot have conditions on nested attributes";
            attribute = path.Document.Resolve(given, out _)!.Head;
            attributeAt = at;
        }
        if (attribute is null) return InvalidCondition + "No key attribute specified";
        if (_clauses.Exists(clause => clause.Attribute == attribute)) return "KeyConditionExpressions must only contain one condition per key";
        var values = operands.OfType<Operand.Placeholder>().Select(value => given.Value(value.Name)!).ToArray();
        _clauses.Add(new(attribute, attributeAt == 0 ? operation : Mirrored(operation), values));
        return null;
    }

    private static string Mirrored(string operation) => operation switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => operation,
    };
}

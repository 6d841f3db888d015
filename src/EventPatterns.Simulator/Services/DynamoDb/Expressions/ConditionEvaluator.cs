using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>Says whether a checked condition holds for an item.</summary>
internal readonly ref struct ConditionEvaluator(AttributeMap item, Substitutions given)
{
    public bool Holds(Condition condition) => condition switch
    {
        Condition.Comparison comparison => Compare(Value(comparison.Left), comparison.Operator, Value(comparison.Right)),
        Condition.Test test => Holds(test.Call),
        Condition.And and => Holds(and.Left) && Holds(and.Right),
        Condition.Or or => Holds(or.Left) || Holds(or.Right),
        Condition.Not not => !Holds(not.Inner),
        Condition.Between between => Lies(between),
        Condition.In within => IsOneOf(within),
        _ => throw new InvalidOperationException($"There is no condition {condition}."),
    };

    private static bool Compare(AttributeValue? left, string operation, AttributeValue? right)
    {
        if (operation == "<>") return left is null || right is null || !left.Equals(right);
        if (left is null || right is null) return false;
        if (operation == "=") return left.Equals(right);
        return left.Order(right) is { } order && operation switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    private bool Lies(Condition.Between between) =>
        Value(between.Subject) is { } subject
        && Value(between.Lower) is { } lower && subject.Order(lower) >= 0
        && Value(between.Upper) is { } upper && subject.Order(upper) <= 0;

    private bool IsOneOf(Condition.In within)
    {
        if (Value(within.Subject) is not { } subject) return false;
        foreach (var element in within.List)
            if (subject.Equals(Value(element))) return true;
        return false;
    }

    private bool Holds(Operand.Function call)
    {
        var subject = Value(call.Arguments[0]);
        return call.Name switch
        {
            "attribute_exists" => subject is not null,
            "attribute_not_exists" => subject is null,
            "attribute_type" => subject is not null && Value(call.Arguments[1]) is StringValue type && subject.Type == type.Text,
            "begins_with" => BeginsWith(subject, Value(call.Arguments[1])),
            _ => Contains(subject, Value(call.Arguments[1])),
        };
    }

    private static bool BeginsWith(AttributeValue? subject, AttributeValue? start) => (subject, start) switch
    {
        (StringValue text, StringValue prefix) => text.Text.StartsWith(prefix.Text, StringComparison.Ordinal),
        (BinaryValue bytes, BinaryValue prefix) => bytes.Bytes.StartsWith(prefix.Bytes),
        _ => false,
    };

    private static bool Contains(AttributeValue? subject, AttributeValue? part) => (subject, part) switch
    {
        (StringValue text, StringValue fragment) => text.Text.Contains(fragment.Text, StringComparison.Ordinal),
        (BinaryValue bytes, BinaryValue fragment) => bytes.Bytes.IndexOf(fragment.Bytes) >= 0,
        (SetValue set, not null) => set.Has(part),
        (ListValue list, not null) => list.Elements.Contains(part),
        _ => false,
    };

    private AttributeValue? Value(Operand operand) => operand switch
    {
        Operand.Path path => PathReader.Read(item, path.Document.Resolve(given, out _)!),
        Operand.Placeholder placeholder => given.Value(placeholder.Name),
        Operand.Literal literal => literal.Value,
        Operand.Function { Name: "size" } size => SizeOf(Value(size.Arguments[0])),
        _ => null,
    };

    private static NumberValue? SizeOf(AttributeValue? value)
    {
        int? size = value switch
        {
            StringValue text => text.Text.Length,
            BinaryValue bytes => bytes.Bytes.Length,
            SetValue set => set.Elements.Count,
            ListValue list => list.Elements.Count,
            MapValue map => map.Attributes.Count,
            _ => null,
        };
        return size is { } count ? new(DynamoNumber.Of(count)) : null;
    }
}

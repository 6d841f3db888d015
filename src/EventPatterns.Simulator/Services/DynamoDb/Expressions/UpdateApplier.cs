using System.Collections.Immutable;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>
/// Applies checked actions to an item. All values are taken from the item as it was before the update, and places in
/// lists count in the list as it was (developer guide, "Update expressions").
/// </summary>
internal readonly struct UpdateApplier(AttributeMap before, Substitutions given)
{
    private const string WrongType = "An operand in the update expression has an incorrect data type";
    private const string Missing = "The provided expression refers to an attribute that does not exist in the item";
    private const string InvalidPath = "The document path provided in the update expression is invalid for update";

    /// <summary>What DynamoDB says where it can't be done, or null; then <paramref name="after"/> is the new item.</summary>
    public string? Apply(ImmutableArray<UpdateAction> actions, out AttributeMap after)
    {
        after = before;
        var writes = new (DocumentPath Path, AttributeValue? Value)[actions.Length];
        for (var at = 0; at < writes.Length; at++)
        {
            if (Outcome(actions[at], out var value) is { } wrong) return wrong;
            writes[at] = (actions[at].Path, value);
        }
        if (Array.Exists(writes, write => write.Path.IsNested)) Array.Sort(writes, WriteOrder);
        foreach (var (path, value) in writes)
        {
            if (PathWriter.Write(after, path, value) is not { } written) return InvalidPath;
            after = written;
        }
        return null;
    }

    // What is put beyond the end of a list is appended, the lowest place first; removals come last, the highest first.
    private static int WriteOrder((DocumentPath Path, AttributeValue? Value) one, (DocumentPath Path, AttributeValue? Value) two)
    {
        if ((one.Value is null) != (two.Value is null)) return one.Value is null ? 1 : -1;
        var order = PathOrder(one.Path, two.Path);
        return one.Value is null ? -order : order;
    }

    private static int PathOrder(DocumentPath one, DocumentPath two)
    {
        for (var at = 0; at < one.Parts.Length && at < two.Parts.Length; at++)
        {
            var (mine, its) = (one.Parts[at], two.Parts[at]);
            var order = mine.Index != its.Index ? mine.Index.CompareTo(its.Index) : string.CompareOrdinal(mine.Name, its.Name);
            if (order != 0) return order;
        }
        return one.Parts.Length.CompareTo(two.Parts.Length);
    }

    /// <summary>What will stand at the action's path: null for nothing.</summary>
    private string? Outcome(UpdateAction action, out AttributeValue? value)
    {
        value = null;
        if (action.Section == UpdateSection.Remove) return null;
        if (Evaluate(action.Value!, out var operand) is { } wrong) return wrong;
        var present = action.Section == UpdateSection.Set ? null : PathReader.Read(before, action.Path);
        return action.Section switch
        {
            UpdateSection.Add => Add(present, operand!, out value),
            UpdateSection.Delete => Delete(present, operand!, out value),
            _ => Same(operand, out value),
        };
    }

    private static string? Same(AttributeValue? operand, out AttributeValue? value)
    {
        value = operand;
        return null;
    }

    private static string? Add(AttributeValue? present, AttributeValue operand, out AttributeValue? sum)
    {
        sum = operand;
        switch (present, operand)
        {
            case (null, _):
                return null;
            case (NumberValue left, NumberValue right):
                return Sum(left.Number, right.Number, out sum);
            case (SetValue left, SetValue right) when left.Type == right.Type:
                sum = left.Union(right);
                return null;
            case (ListValue left, ListValue right): // AttributeUpdates alone may add to a list
                sum = new ListValue([.. left.Elements, .. right.Elements]);
                return null;
            default:
                return WrongType;
        }
    }

    private static string? Delete(AttributeValue? present, AttributeValue operand, out AttributeValue? left)
    {
        left = null;
        if (present is null) return null;
        if (present is not SetValue set || operand is not SetValue gone || set.Type != gone.Type) return WrongType;
        left = set.Except(gone);
        return null;
    }

    private string? Evaluate(Operand operand, out AttributeValue? value)
    {
        value = operand switch
        {
            Operand.Path path => PathReader.Read(before, path.Document.Resolve(given, out _)!),
            Operand.Placeholder placeholder => given.Value(placeholder.Name),
            Operand.Literal literal => literal.Value,
            _ => null,
        };
        return operand switch
        {
            Operand.Arithmetic arithmetic => Calculate(arithmetic, out value),
            Operand.Function { Name: "if_not_exists" } function => FirstPresent(function, out value),
            Operand.Function function => Append(function, out value),
            _ => value is null ? Missing : null,
        };
    }

    private string? FirstPresent(Operand.Function function, out AttributeValue? value) =>
        Evaluate(function.Arguments[0], out value) is null ? null : Evaluate(function.Arguments[1], out value);

    private string? Append(Operand.Function function, out AttributeValue? value)
    {
        if (Evaluate(function.Arguments[0], out value) is { } wrong) return wrong;
        if (Evaluate(function.Arguments[1], out var tail) is { } bad) return bad;
        if (value is not ListValue head || tail is not ListValue rest) return WrongType;
        value = new ListValue([.. head.Elements, .. rest.Elements]);
        return null;
    }

    private string? Calculate(Operand.Arithmetic arithmetic, out AttributeValue? value)
    {
        if (Evaluate(arithmetic.Left, out value) is { } wrong) return wrong;
        if (Evaluate(arithmetic.Right, out var other) is { } bad) return bad;
        if (value is not NumberValue left || other is not NumberValue right) return WrongType;
        return Sum(left.Number, arithmetic.Operator == '+' ? right.Number : -right.Number, out value);
    }

    private static string? Sum(DynamoNumber left, DynamoNumber right, out AttributeValue? value)
    {
        var wrong = DynamoNumber.Add(left, right, out var sum);
        value = new NumberValue(sum);
        return wrong;
    }
}

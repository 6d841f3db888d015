using System.Collections.Immutable;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>What an update may do to keys: to the table's nothing, to an index's only what keeps the type.</summary>
internal static class UpdateRules
{
    public static AwsError? Check(TableSchema schema, ImmutableArray<UpdateAction> update, Substitutions given)
    {
        foreach (var action in update)
            if (schema.Key.Find(action.Path.Head) is { } key)
                return Refusal.Invalid($"One or more parameter values were invalid: Cannot update attribute {key.Name}. This attribute is part of the key");
        if (schema.Indexes.IsEmpty) return null;
        foreach (var action in update)
            if (!action.Path.IsNested && action.Value is { } value && TypeOf(value, given) is { } type
                && schema.IndexKey(action.Path.Head) is { } found && found.Attribute.Type != type)
                return KeyRules.IndexMismatch(found.Index, found.Attribute, type);
        return ExpressionSet.KeyParts([.. update.Select(action => action.Path)], schema);
    }

    /// <summary>Checks the index keys of the updated item, whose types show only then.</summary>
    public static AwsError? IndexKeys(TableSchema schema, AttributeMap item)
    {
        foreach (var index in schema.Indexes)
            foreach (var attribute in index.Key.All)
                if (item[attribute.Name] is { } value && (!attribute.Accepts(value) || value.Size == 0))
                    return Refusal.Invalid(value.Size == 0
                        ? "One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value."
                        : "The update expression attempted to update the secondary index key to unsupported type");
        return null;
    }

    // The type of what an action gives, where it shows without the item.
    private static string? TypeOf(Operand operand, Substitutions given) => operand switch
    {
        Operand.Placeholder placeholder => given.Value(placeholder.Name)?.Type,
        Operand.Literal literal => literal.Value.Type,
        Operand.Arithmetic => "N",
        Operand.Function { Name: "list_append" } => "L",
        Operand.Function { Name: "if_not_exists" } function => TypeOf(function.Arguments[1], given),
        _ => null,
    };
}

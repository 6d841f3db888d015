using System.Collections.Immutable;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>The ways to write an item; a check writes nothing but may refuse.</summary>
internal enum WriteKind
{
    Put,
    Update,
    Delete,
    Check,
}

/// <summary>
/// One write of one item, alone or in a transaction: first read from the request, then bound to its table, then its
/// outcome for the item that is there. Each step may refuse, in DynamoDB's order of checks.
/// </summary>
internal sealed record ItemWrite
{
    private const int MaxItemBytes = 400 * 1024;

    public required WriteKind Kind { get; init; }

    /// <summary>The name or ARN of the table.</summary>
    public required string TableName { get; init; }

    /// <summary>The whole new item of a put; else the key.</summary>
    public required AttributeMap Given { get; init; }

    public required ExpressionSet Expressions { get; init; }

    public required Condition? Condition { get; init; }

    public required ImmutableArray<UpdateAction> Update { get; init; }

    /// <summary>Whether a failed condition gives the item back.</summary>
    public required bool ReturnsItemOnFailure { get; init; }

    /// <summary>Reads the request, without looking at any table.</summary>
    public static AwsError? Read(WriteKind kind, Json request, out ItemWrite? write)
    {
        write = null;
        if (CheckParameters(kind, request) is { } wrong) return wrong;
        if (ValueReader.ReadMap(request[kind == WriteKind.Put ? "Item" : "Key"], out var given) is { } fault) return Refusal.Invalid(fault.Message);
        if (kind == WriteKind.Put && given.Size > MaxItemBytes) return Refusal.Invalid("Item size has exceeded the maximum allowed size");
        if (LegacyUpdates.Read(request["AttributeUpdates"], out var legacyUpdate) is { } badUpdate) return Refusal.Invalid(badUpdate);
        if (LegacyConditions.Read(request, "Expected", out var expected) is { } badExpected) return Refusal.Invalid(badExpected);
        if (ExpressionSet.Read(request, out var expressions) is { } badExpression) return badExpression;
        write = new()
        {
            Kind = kind,
            TableName = request.TextOf("TableName")!,
            Given = given,
            Expressions = expressions,
            Condition = expressions.Condition ?? expected,
            Update = expressions.Update.IsEmpty ? legacyUpdate : expressions.Update,
            ReturnsItemOnFailure = request.TextOf("ReturnValuesOnConditionCheckFailure") == "ALL_OLD",
        };
        return null;
    }

    /// <summary>Checks the write against the keys of its table.</summary>
    public AwsError? Bind(TableSchema schema) =>
        (Kind == WriteKind.Put ? KeyRules.Item(schema, Given) : KeyRules.Key(schema.Key, Given))
        ?? (Update.IsEmpty ? null : UpdateRules.Check(schema, Update, Expressions.Given))
        ?? ExpressionSet.KeyParts(Expressions.Paths, schema);

    /// <summary>What the write makes of the item that is there (null for none), or why DynamoDB refuses.</summary>
    public AwsError? Outcome(AttributeMap? before, TableSchema schema, out AttributeMap? after)
    {
        after = before;
        if (Condition is not null && !new ConditionEvaluator(before ?? AttributeMap.Empty, Expressions.Given).Holds(Condition))
            return Refusal.ConditionFailed(ReturnsItemOnFailure ? before : null);
        switch (Kind)
        {
            case WriteKind.Put:
                after = Given;
                return null;
            case WriteKind.Delete:
                after = null;
                return null;
            case WriteKind.Check:
                return null;
            default:
                return Updated(before, schema, out after);
        }
    }

    private AwsError? Updated(AttributeMap? before, TableSchema schema, out AttributeMap? after)
    {
        after = null;
        if (before is null && OnlyRemoves()) return null; // nothing to remove, and nothing to make an item of
        if (new UpdateApplier(before ?? Given, Expressions.Given).Apply(Update, out var updated) is { } wrong) return Refusal.Invalid(wrong);
        if (updated.Size > MaxItemBytes) return Refusal.Invalid("Item size to update has exceeded the maximum allowed size");
        if (UpdateRules.IndexKeys(schema, updated) is { } unsupported) return unsupported;
        after = updated;
        return null;
    }

    private bool OnlyRemoves() => Update.Length > 0
        && Update.All(action => action.Section is UpdateSection.Remove or UpdateSection.Delete);

    private static AwsError? CheckParameters(WriteKind kind, Json request) =>
        Parameters.Required(request, "TableName", kind == WriteKind.Put ? "Item" : "Key")
        ?? Parameters.OneOf(request, "ReturnValues", "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW")
        ?? Parameters.OneOf(request, "ReturnValuesOnConditionCheckFailure", "ALL_OLD", "NONE")
        ?? Parameters.OneOf(request, "ConditionalOperator", "OR", "AND")
        ?? Parameters.Returns(request)
        ?? (kind == WriteKind.Update
            ? Parameters.Kinds(request, ["UpdateExpression", "ConditionExpression"], ["AttributeUpdates", "Expected"])
            : Parameters.Kinds(request, ["ConditionExpression"], ["Expected"]))
        ?? (kind is WriteKind.Put or WriteKind.Delete && request.TextOf("ReturnValues") is not (null or "ALL_OLD" or "NONE")
            ? Refusal.Invalid("Return values set to invalid value")
            : null)
        ?? (kind == WriteKind.Check ? Parameters.Required(request, "ConditionExpression") : null);
}

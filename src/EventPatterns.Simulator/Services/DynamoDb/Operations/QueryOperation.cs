using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>Query.</summary>
internal static class QueryOperation
{
    public static Answer Query(Database database, Place place, Json request)
    {
        if (ReadQuery(request, out var query) is { } wrong) return wrong;
        if (ReadTarget.Find(database, place, request, out var target) is { } absent) return absent;
        if (Bind(target!, query!, request) is { } unfit) return unfit;
        var page = new PageReader(target!, request) { Filter = query!.Filter, Given = query.Expressions.Given, Projection = query.Projection };
        var forward = request["ScanIndexForward"] is not JsonBoolean { Value: false };
        return page.Read(target!.Partition(query.Clauses), query.Start, forward);
    }

    private static AwsError? ReadQuery(Json request, out KeyQuery? query)
    {
        query = null;
        if (SelectRules.Parameters(request) is { } invalid) return invalid;
        if (Kinds(request) is { } mixed) return mixed;
        if (LegacyConditions.ReadClauses(request["KeyConditions"], out var clauses) is { } badClause) return Refusal.Invalid(badClause);
        if (StartKeyRules.Read(request, out var start) is { } badStart) return badStart;
        if (LegacyConditions.Read(request, "QueryFilter", out var legacyFilter) is { } badFilter) return Refusal.Invalid(badFilter);
        var legacyProjection = ReadOperations.LegacyProjection(request, out var duplicate);
        if (duplicate is not null) return Refusal.Invalid($"One or more parameter values were invalid: Duplicate value in attribute name: {duplicate}");
        if (ExpressionSet.Read(request, out var expressions) is { } badExpression) return badExpression;
        if (request["KeyConditions"] is null && request["KeyConditionExpression"] is null)
            return Refusal.Invalid("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        var all = request["KeyConditionExpression"] is null ? clauses : expressions.Key;
        if (request["IndexName"] is null && KeyClauseRules.Count(all, null) is { } many) return many;
        if (SelectRules.Projection(request, "Querying") is { } badSelect) return badSelect;
        query = new(all, start, expressions.Filter ?? legacyFilter, expressions.Projection ?? legacyProjection, expressions);
        return null;
    }

    private static AwsError? Kinds(Json request)
    {
        string[] legacy = ["AttributesToGet", "QueryFilter", "ConditionalOperator", "KeyConditions"];
        // KeyConditions may go with a filter or a projection expression.
        var besides = request["KeyConditionExpression"] is null ? legacy.AsSpan(0, 3) : legacy;
        return Parameters.Kinds(request, ["ProjectionExpression", "FilterExpression", "KeyConditionExpression"], besides);
    }

    private static AwsError? Bind(ReadTarget target, KeyQuery query, Json request) =>
        KeyClauseRules.Count(query.Clauses, target.Key)
        ?? StartKeyRules.Hash(target, query.Start)
        ?? KeyClauseRules.Hash(target.Key, query.Clauses)
        ?? StartKeyRules.Rest(target, query.Start)
        ?? KeyClauseRules.Rest(target.Key, query.Clauses)
        ?? StartKeyRules.Within(target, query.Start, query.Clauses)
        ?? target.Selection(request, query.Projection)
        ?? FilterKeys(target, query, request)
        ?? ExpressionSet.KeyParts(query.Expressions.Paths, target.Table.Schema);

    private static AwsError? FilterKeys(ReadTarget target, KeyQuery query, Json request)
    {
        var legacy = request["QueryFilter"] as JsonMap;
        var names = legacy is null ? query.Expressions.FilterPaths.Select(path => path.Head) : legacy.Names;
        var key = names.FirstOrDefault(name => target.Key.Find(name) is not null);
        return key is null
            ? null
            : Refusal.Invalid($"{(legacy is null ? "Filter Expression" : "QueryFilter")} can only contain non-primary key attributes: Primary key attribute: {key}");
    }

    private sealed record KeyQuery(IReadOnlyList<KeyClause> Clauses, AttributeMap? Start, Condition? Filter, Projection? Projection, ExpressionSet Expressions);
}

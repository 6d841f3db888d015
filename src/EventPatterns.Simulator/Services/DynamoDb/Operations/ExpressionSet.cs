using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Tables;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>The expressions of one request, checked and resolved.</summary>
internal sealed record ExpressionSet
{
    /// <summary>The request's placeholders.</summary>
    public required Substitutions Given { get; init; }

    /// <summary>The actions of the update.</summary>
    public ImmutableArray<UpdateAction> Update { get; init; } = [];

    /// <summary>The condition of a write.</summary>
    public Condition? Condition { get; init; }

    /// <summary>The filter of a query or a scan.</summary>
    public Condition? Filter { get; init; }

    /// <summary>The conditions on a query's key.</summary>
    public IReadOnlyList<KeyClause> Key { get; init; } = [];

    /// <summary>The attributes to read.</summary>
    public Projection? Projection { get; init; }

    /// <summary>The paths of condition, filter and projection, resolved.</summary>
    public ImmutableArray<DocumentPath> Paths { get; init; } = [];

    /// <summary>The paths of the filter alone.</summary>
    public ImmutableArray<DocumentPath> FilterPaths { get; init; } = [];

    /// <summary>Reads all expressions of the request in the order in which DynamoDB checks them.</summary>
    public static AwsError? Read(Json request, out ExpressionSet set)
    {
        set = new() { Given = Substitutions.None };
        if (Substitutions.Read(request, out var given) is { } wrong) return Refusal.Invalid(wrong);
        if (ReadUpdate(request, given, out var update) is { } badUpdate) return badUpdate;
        if (ReadCondition(request, "ConditionExpression", given, out var condition, out var conditionPaths) is { } badCondition) return badCondition;
        if (ReadCondition(request, "KeyConditionExpression", given, out var keyCondition, out _) is { } badKey) return badKey;
        if (ReadCondition(request, "FilterExpression", given, out var filter, out var filterPaths) is { } badFilter) return badFilter;
        if (ReadProjection(request, given, out var projection) is { } badProjection) return badProjection;
        if (given.Unused() is { } unused) return Refusal.Invalid(unused);
        if (ReadKey(keyCondition, given, out var key) is { } badClause) return badClause;
        set = new()
        {
            Given = given,
            Update = update,
            Condition = condition,
            Filter = filter,
            Key = key,
            Projection = projection,
            Paths = filterPaths.IsEmpty && projection is null ? conditionPaths : [.. conditionPaths, .. filterPaths, .. projection?.Paths ?? []],
            FilterPaths = filterPaths,
        };
        return null;
    }

    /// <summary>Refuses a path into a key attribute, which holds no parts.</summary>
    public static AwsError? KeyParts(ImmutableArray<DocumentPath> paths, TableSchema schema)
    {
        foreach (var path in paths)
        {
            if (!path.IsNested) continue;
            var kind = schema.Key.Find(path.Head) is not null ? "Key" : schema.IndexKey(path.Head) is not null ? "IndexKey" : null;
            if (kind is not null)
                return Refusal.Invalid($"Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: {kind}: {path.Head}");
        }
        return null;
    }

    private static AwsError? ReadUpdate(Json request, Substitutions given, out ImmutableArray<UpdateAction> update)
    {
        update = [];
        if (request.TextOf("UpdateExpression") is not { } text) return null;
        var parsed = UpdateParser.Parse(text);
        var wrong = parsed.Error ?? new UpdateChecker(given).Check(parsed.Tree!, out update);
        return wrong is null ? null : Refusal.Invalid("Invalid UpdateExpression: " + wrong);
    }

    private static AwsError? ReadCondition(Json request, string parameter, Substitutions given, out Condition? condition, out ImmutableArray<DocumentPath> paths)
    {
        condition = null;
        paths = [];
        if (request.TextOf(parameter) is not { } text) return null;
        var parsed = ConditionParser.Parse(text);
        condition = parsed.Tree;
        var wrong = parsed.Error ?? new ConditionChecker(given).Check(condition!);
        if (wrong is not null) return Refusal.Invalid($"Invalid {parameter}: {wrong}");
        paths = Resolve(parsed.Paths, given);
        return null;
    }

    private static AwsError? ReadKey(Condition? condition, Substitutions given, out IReadOnlyList<KeyClause> clauses)
    {
        clauses = [];
        if (condition is null) return null;
        var reader = new KeyConditionReader(given);
        clauses = reader.Clauses;
        return reader.Read(condition) is { } wrong ? Refusal.Invalid(wrong) : null;
    }

    private static ImmutableArray<DocumentPath> Resolve(ImmutableArray<DocumentPath> paths, Substitutions given)
    {
        var resolved = new DocumentPath[paths.Length];
        for (var at = 0; at < resolved.Length; at++) resolved[at] = paths[at].Resolve(given, out _)!;
        return ImmutableCollectionsMarshal.AsImmutableArray(resolved);
    }

    private static AwsError? ReadProjection(Json request, Substitutions given, out Projection? projection)
    {
        projection = null;
        if (request.TextOf("ProjectionExpression") is not { } text) return null;
        var parsed = ProjectionParser.Parse(text);
        var wrong = parsed.Error ?? ProjectionParser.Check(parsed.Tree!, given, out projection);
        return wrong is null ? null : Refusal.Invalid("Invalid ProjectionExpression: " + wrong);
    }
}

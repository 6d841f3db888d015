using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>What DynamoDB asks of an ExclusiveStartKey.</summary>
internal static class StartKeyRules
{
    private const string Invalid = "The provided starting key is invalid";

    /// <summary>Reads the start key; null where the request has none.</summary>
    public static AwsError? Read(Json request, out AttributeMap? start)
    {
        start = null;
        if (request["ExclusiveStartKey"] is not JsonMap json) return null;
        if (ValueReader.ReadMap(json, out var read) is { } fault)
            return Refusal.Invalid(fault.OfNumbers ? fault.Message : $"{Invalid}: {fault.Message}");
        start = read;
        return null;
    }

    /// <summary>Checks the partition's part of the start key.</summary>
    public static AwsError? Hash(ReadTarget target, AttributeMap? start)
    {
        if (start is null) return null;
        return start.Count == target.StartNames.Count() ? Attributes(target.Key.Hash, start) : Refusal.Invalid(Invalid);
    }

    /// <summary>Checks the rest of it.</summary>
    public static AwsError? Rest(ReadTarget target, AttributeMap? start)
    {
        if (start is null) return null;
        return Attributes(target.Key.Range, start)
            ?? (target.Table.Key.IsIn(start) ? null : Refusal.Invalid($"{Invalid}: {Refusal.KeyMismatch.Message}"));
    }

    /// <summary>Checks that a query with the conditions can have come by the start key.</summary>
    public static AwsError? Within(ReadTarget target, AttributeMap? start, IReadOnlyList<KeyClause> clauses)
    {
        if (start is null) return null;
        foreach (var clause in clauses)
        {
            if (clause.Meets(start[clause.Attribute]!)) continue;
            return Refusal.Invalid(target.Key.Hash.Any(attribute => attribute.Name == clause.Attribute)
                ? "The provided starting key is outside query boundaries based on provided conditions"
                : "The provided starting key does not match the range key predicate");
        }
        return null;
    }

    private static AwsError? Attributes(IEnumerable<KeyAttribute> attributes, AttributeMap start)
    {
        foreach (var attribute in attributes)
        {
            if (start[attribute.Name] is not { } value) return Refusal.Invalid(Invalid);
            if (!attribute.Accepts(value)) return Refusal.KeyMismatch;
        }
        return null;
    }
}

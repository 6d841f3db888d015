using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Tables;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>What DynamoDB asks of the conditions on a query's key.</summary>
internal static class KeyClauseRules
{
    private const string NotSupported = "Query key condition not supported";
    private const int UsualMost = 2;

    /// <summary>Checks how many conditions there are; with an index only once its key is known.</summary>
    public static AwsError? Count(IReadOnlyList<KeyClause> clauses, KeySchema? key) =>
        clauses.Count == 0 || clauses.Count > Math.Max(UsualMost, key?.All.Length ?? 0)
            ? Refusal.Invalid("Conditions can be of length 1 or 2 only")
            : null;

    /// <summary>Checks that every attribute of the partition's key has its condition.</summary>
    public static AwsError? Hash(KeySchema key, IReadOnlyList<KeyClause> clauses)
    {
        foreach (var attribute in key.Hash)
            if (Find(clauses, attribute.Name) is null) return Missed(attribute);
        return null;
    }

    /// <summary>Checks the rest: attributes, operators and types.</summary>
    public static AwsError? Rest(KeySchema key, IReadOnlyList<KeyClause> clauses)
    {
        foreach (var clause in clauses)
            if (key.Find(clause.Attribute) is null) return Unknown(key, clauses);
        foreach (var clause in clauses)
            if (!clause.IsIndexable) return Refusal.Invalid("Attempted conditional constraint is not an indexable operation");
        foreach (var clause in clauses)
            if (Array.Exists(clause.Values, value => !key.Find(clause.Attribute)!.Accepts(value)))
                return Refusal.Invalid("One or more parameter values were invalid: Condition parameter type does not match schema type");
        foreach (var attribute in key.Hash)
            if (Find(clauses, attribute.Name)!.Operator != "=") return Refusal.Invalid(NotSupported);
        return Range(key, clauses) ?? EmptyValues(clauses);
    }

    // Sort attributes are given from the left, and only the last of them may be other than equal.
    private static AwsError? Range(KeySchema key, IReadOnlyList<KeyClause> clauses)
    {
        var closed = false;
        foreach (var attribute in key.Range)
        {
            var clause = Find(clauses, attribute.Name);
            if (clause is not null && closed) return Refusal.Invalid(NotSupported);
            closed |= clause is not { Operator: "=" };
        }
        return null;
    }

    private static AwsError? EmptyValues(IReadOnlyList<KeyClause> clauses)
    {
        foreach (var clause in clauses)
            if (clause.Operator == "=" && clause.Values[0].Size == 0)
                return Refusal.Invalid($"One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: {clause.Attribute}");
        return null;
    }

    private static AwsError Unknown(KeySchema key, IReadOnlyList<KeyClause> clauses)
    {
        foreach (var attribute in key.Range)
            if (Find(clauses, attribute.Name) is null) return Missed(attribute);
        return Refusal.Invalid(NotSupported);
    }

    private static AwsError Missed(KeyAttribute attribute) =>
        Refusal.Invalid($"Query condition missed key schema element: {attribute.Name}");

    private static KeyClause? Find(IReadOnlyList<KeyClause> clauses, string attribute)
    {
        foreach (var clause in clauses)
            if (clause.Attribute == attribute) return clause;
        return null;
    }
}

using System.Collections.Immutable;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>
/// Turns the conditions of legacy parameters (Expected, QueryFilter, ScanFilter, KeyConditions) into those of
/// expressions (developer guide, "Legacy conditional parameters").
/// </summary>
internal static class LegacyConditions
{
    private const string Invalid = "One or more parameter values were invalid: ";

    /// <summary>Reads a map of conditions by attribute; the result is what is wrong, or null.</summary>
    public static string? Read(Json request, string parameter, out Condition? condition)
    {
        condition = null;
        if (request[parameter] is null) return null;
        if (ReadClauses(request[parameter], out var clauses) is { } wrong) return wrong;
        var either = request.TextOf("ConditionalOperator") == "OR";
        foreach (var clause in clauses)
        {
            var next = ToCondition(clause);
            condition = condition is null ? next : either ? new Condition.Or(condition, next) : new Condition.And(condition, next);
        }
        return null;
    }

    /// <summary>Reads the conditions one by one, with the operators' legacy names replaced where expressions have them.</summary>
    public static string? ReadClauses(Json? json, out List<KeyClause> clauses)
    {
        clauses = [];
        foreach (var (attribute, condition) in json as JsonMap ?? JsonMap.Empty)
        {
            if (ReadClause(attribute, condition, out var clause) is { } wrong) return wrong;
            clauses.Add(clause!);
        }
        return null;
    }

    private static string? ReadClause(string attribute, Json json, out KeyClause? clause)
    {
        clause = null;
        if (ReadValues(json, out var values) is { } wrong) return wrong;
        if (json.TextOf("ComparisonOperator") is not { } operation) return ReadExists(attribute, json, values, out clause);
        if (json["Exists"] is not null) return $"{Invalid}Exists and ComparisonOperator cannot be used together for Attribute: {attribute}";
        if (!CountFits(operation, values.Length)) return $"{Invalid}Invalid number of argument(s) for the {operation} ComparisonOperator";
        if (values.Any(value => value.Type != values[0].Type)) return $"{Invalid}AttributeValues inside AttributeValueList must be of same type";
        if (Array.Find(values, value => !TypeFits(operation, value)) is { } unfit)
            return $"{Invalid}ComparisonOperator {operation} is not valid for {unfit.Type} AttributeValue type";
        if (operation == "BETWEEN" && values[0].Order(values[1]) > 0)
            return "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound";
        clause = new(attribute, Modern(operation), values);
        return null;
    }

    private static string? ReadValues(Json json, out AttributeValue[] values)
    {
        var given = json["AttributeValueList"] as JsonList ?? (json["Value"] is { } one ? JsonList.Of(one) : JsonList.Empty);
        values = new AttributeValue[given.Count];
        for (var at = 0; at < values.Length; at++)
            if (ValueReader.Read(given[at], out values[at]) is { } fault) return fault.Message;
        return null;
    }

    private static string? ReadExists(string attribute, Json json, AttributeValue[] values, out KeyClause? clause)
    {
        var exists = (json["Exists"] as JsonBoolean)?.Value;
        clause = exists == false ? new(attribute, "NULL", []) : new(attribute, "=", values);
        if (exists == false && values.Length > 0) return $"{Invalid}Value cannot be used when Exists is false for Attribute: {attribute}";
        return exists != false && values.Length == 0
            ? $"{Invalid}Value must be provided when Exists is {(exists is null ? "null" : "true")} for Attribute: {attribute}"
            : null;
    }

    private static bool CountFits(string operation, int count) => operation switch
    {
        "NULL" or "NOT_NULL" => count == 0,
        "IN" => count > 0,
        "BETWEEN" => count == 2,
        _ => count == 1,
    };

    private static bool TypeFits(string operation, AttributeValue value) => operation switch
    {
        "LT" or "LE" or "GT" or "GE" or "IN" or "BETWEEN" => value.IsScalarKey,
        "BEGINS_WITH" => value.Type is "S" or "B",
        "CONTAINS" or "NOT_CONTAINS" => value.Type is "S" or "N" or "B" or "BOOL" or "NULL",
        _ => true,
    };

    private static string Modern(string operation) => operation switch
    {
        "EQ" => "=",
        "NE" => "<>",
        "LT" => "<",
        "LE" => "<=",
        "GT" => ">",
        "GE" => ">=",
        "BEGINS_WITH" => "begins_with",
        _ => operation,
    };

    private static Condition ToCondition(KeyClause clause)
    {
        var path = new Operand.Path(DocumentPath.Of(clause.Attribute));
        ImmutableArray<Operand> values = [.. clause.Values.Select(value => new Operand.Literal(value))];
        return clause.Operator switch
        {
            "NULL" => Test("attribute_not_exists", path),
            "NOT_NULL" => Test("attribute_exists", path),
            "begins_with" => Test("begins_with", path, values[0]),
            "CONTAINS" => Test("contains", path, values[0]),
            "NOT_CONTAINS" => new Condition.Not(Test("contains", path, values[0])),
            "BETWEEN" => new Condition.Between(path, values[0], values[1]),
            "IN" => new Condition.In(path, values),
            _ => new Condition.Comparison(path, clause.Operator, values[0]),
        };
    }

    private static Condition.Test Test(string function, params ReadOnlySpan<Operand> operands) => new(new(function, [.. operands]));
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>The checks of a request's parameters that need no table.</summary>
internal static class Parameters
{
    /// <summary>Whether the parameter is there and true.</summary>
    public static bool IsTrue(this Json request, string parameter) => request[parameter] is JsonBoolean { Value: true };

    /// <summary>Refuses a required parameter that is absent.</summary>
    public static AwsError? Required(Json request, params ReadOnlySpan<string> parameters)
    {
        foreach (var parameter in parameters)
            if (request[parameter] is null or JsonNull) return Constraint("null", parameter, "Member must not be null");
        return null;
    }

    /// <summary>Refuses a value that is none of the allowed.</summary>
    public static AwsError? OneOf(Json request, string parameter, params ReadOnlySpan<string> allowed) =>
        request.TextOf(parameter) is { } value && !allowed.Contains(value)
            ? Constraint($"'{value}'", parameter, $"Member must satisfy enum value set: [{string.Join(", ", allowed!)}]")
            : null;

    /// <summary>Refuses a list that is too short or too long.</summary>
    public static AwsError? Length(Json request, string parameter, int least, int most)
    {
        var count = (request[parameter] as JsonList)?.Count ?? (request[parameter] as JsonMap)?.Count ?? 0;
        if (count < least) return Constraint($"'{request[parameter]}'", parameter, $"Member must have length greater than or equal to {least}");
        return count > most ? Constraint($"'{request[parameter]}'", parameter, $"Member must have length less than or equal to {most}") : null;
    }

    /// <summary>ReturnConsumedCapacity and ReturnItemCollectionMetrics.</summary>
    public static AwsError? Returns(Json request) =>
        OneOf(request, "ReturnConsumedCapacity", "INDEXES", "TOTAL", "NONE")
        ?? OneOf(request, "ReturnItemCollectionMetrics", "SIZE", "NONE");

    /// <summary>Refuses expressions together with the parameters that they replace, and placeholders without an expression.</summary>
    public static AwsError? Kinds(Json request, ReadOnlySpan<string> expressions, ReadOnlySpan<string> legacy)
    {
        if (!AnyGiven(request, legacy) && AnyGiven(request, expressions) && request["ProjectionExpression"] is null) return null;
        var given = Given(request, expressions);
        var old = Given(request, legacy);
        if (given.Count > 0 && old.Count > 0)
            return Refusal.Invalid("Can not use both expression and non-expression parameters in the same request: "
                + $"Non-expression parameters: {{{string.Join(", ", old)}}} Expression parameters: {{{string.Join(", ", given)}}}");
        if (given.Count == 0 && request["ExpressionAttributeNames"] is not null)
            return Refusal.Invalid("ExpressionAttributeNames can only be specified when using expressions");
        return Values(request, expressions, given);
    }

    private static AwsError? Values(Json request, ReadOnlySpan<string> expressions, List<string> given)
    {
        if (request["ExpressionAttributeValues"] is null || given.Exists(name => name != "ProjectionExpression")) return null;
        var takers = expressions.ToArray().Where(name => name != "ProjectionExpression").ToList();
        if (takers.Count == 0) return null;
        return Refusal.Invalid("ExpressionAttributeValues can only be specified when using expressions: "
            + $"{string.Join(" and ", takers)} {(takers.Count > 1 ? "are" : "is")} null");
    }

    private static bool AnyGiven(Json request, ReadOnlySpan<string> parameters)
    {
        foreach (var parameter in parameters)
            if (request[parameter] is not null) return true;
        return false;
    }

    private static List<string> Given(Json request, ReadOnlySpan<string> parameters)
    {
        var given = new List<string>();
        foreach (var parameter in parameters)
            if (request[parameter] is not null) given.Add(parameter);
        return given;
    }

    private static AwsError Constraint(string value, string parameter, string constraint) =>
        Refusal.Invalid($"1 validation error detected: Value {value} at '{char.ToLowerInvariant(parameter[0])}{parameter[1..]}' failed to satisfy constraint: {constraint}");
}

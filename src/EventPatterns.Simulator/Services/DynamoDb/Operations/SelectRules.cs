using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>The parameters that Query and Scan share, and how Select goes with a projection.</summary>
internal static class SelectRules
{
    /// <summary>Checks what needs nothing but the request.</summary>
    public static AwsError? Parameters(Json request) =>
        Operations.Parameters.Required(request, "TableName")
        ?? Operations.Parameters.OneOf(request, "Select", "SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES")
        ?? Operations.Parameters.OneOf(request, "ConditionalOperator", "OR", "AND")
        ?? Operations.Parameters.Returns(request)
        ?? (request["Limit"] is JsonNumber { Whole: < 1 } limit
            ? Refusal.Invalid($"1 validation error detected: Value '{limit.Text}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")
            : null);

    /// <summary>Checks Select against the projection.</summary>
    public static AwsError? Projection(Json request, string doing)
    {
        var projection = request["ProjectionExpression"] is not null ? "ProjectionExpression" : request["AttributesToGet"] is not null ? "AttributesToGet" : null;
        switch (request.TextOf("Select"))
        {
            case "SPECIFIC_ATTRIBUTES" when projection is null:
                return Refusal.Invalid("Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
            case "COUNT" when projection is not null:
                return Refusal.Invalid($"Cannot specify the {projection} when choosing to get only the Count");
            case "ALL_ATTRIBUTES" or "ALL_PROJECTED_ATTRIBUTES" when projection is not null:
                return Refusal.Invalid($"Cannot specify the {projection} when choosing to get {request.TextOf("Select")}");
            case "ALL_PROJECTED_ATTRIBUTES" when request["IndexName"] is null:
                return Refusal.Invalid($"ALL_PROJECTED_ATTRIBUTES can be used only when {doing} using an IndexName");
            default:
                return null;
        }
    }
}

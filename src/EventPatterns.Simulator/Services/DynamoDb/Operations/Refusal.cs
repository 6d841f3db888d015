using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>DynamoDB's errors (developer guide, "Error handling with DynamoDB").</summary>
internal static class Refusal
{
    public static AwsError NoTable { get; } = new("ResourceNotFoundException", "Requested resource not found");

    public static AwsError KeyMismatch { get; } = Invalid("The provided key element does not match the schema");

    public static AwsError Invalid(string message) => new("ValidationException", message);

    public static AwsError ConditionFailed(AttributeMap? item) => new("ConditionalCheckFailedException", "The conditional request failed")
    {
        Details = item is null ? null : JsonMap.Of(("Item", item.ToJson())),
    };
}

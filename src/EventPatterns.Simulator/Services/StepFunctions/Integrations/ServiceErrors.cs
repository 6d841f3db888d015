using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.StepFunctions.Integrations;

/// <summary>
/// How a service's error reads in a state machine: optimized integrations speak through version 1 of the SDK for Java, SDK
/// integrations through version 2, and each has its own spelling of names and causes (SFN/supported-services-awssdk.html).
/// </summary>
internal static class ServiceErrors
{
    /// <summary>By IAM prefix: the error's prefix, the name of an error without a class of its own, the service in the cause.</summary>
    private static readonly Dictionary<string, (string Prefix, string Unmodelled, string Service)> Optimized = new()
    {
        ["dynamodb"] = ("DynamoDB", "AmazonDynamoDBException", "AmazonDynamoDBv2"),
        ["sqs"] = ("SQS", "AmazonSQSException", "AmazonSQS"),
        ["sns"] = ("SNS", "AmazonSNSException", "AmazonSNS"),
        ["lambda"] = ("Lambda", "AWSLambdaException", "AWSLambda"),
        ["states"] = ("StepFunctions", "AWSStepFunctionsException", "AWSStepFunctions"),
        ["events"] = ("EventBridge", "AmazonEventBridgeException", "AmazonEventBridge"),
    };

    public static (string Error, string Cause) OfOptimized(string service, AwsError error, string requestId)
    {
        var (prefix, unmodelled, name) = Optimized[service];
        return ($"{prefix}.{(IsModelled(error) ? Class(error) : unmodelled)}",
            $"{error.Message} (Service: {name}; Status Code: {error.Status}; Error Code: {error.Code}; Request ID: {requestId}; Proxy: null)");
    }

    public static (string Error, string Cause) OfSdk(string prefix, AwsError error, string requestId) =>
        ($"{prefix}.{(IsModelled(error) ? Class(error) : $"{prefix}Exception")}",
            $"{error.Message} (Service: {prefix}, Status Code: {error.Status}, Request ID: {requestId}) (SDK Attempt Count: 1)");

    private static string Class(AwsError error) =>
        error.Code.EndsWith("Exception", StringComparison.Ordinal) ? error.Code : $"{error.Code}Exception";

    /// <summary>Errors that every service may give have no class in its SDK.</summary>
    private static bool IsModelled(AwsError error) => error.Code is not ("ValidationException" or "AccessDeniedException" or "ThrottlingException"
        or "MissingParameter" or "InvalidParameterValue" or "ServiceUnavailable" or "InternalFailure");
}

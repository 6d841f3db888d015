using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Faulting;

/// <summary>AWS's own failures, by the names that each service's API reference gives them ("Errors" and "Common errors").</summary>
internal static class AwsFailures
{
    public static AwsError Throttled(string service) => service switch
    {
        "dynamodb" => new("ProvisionedThroughputExceededException", "The level of configured provisioned throughput for the table was exceeded."),
        "kinesis" => new("ProvisionedThroughputExceededException", "Rate exceeded for shard."),
        "sqs" => new("RequestThrottled", "The request was denied due to request throttling."),
        "sns" => new("Throttled", "The rate at which requests have been submitted exceeds the limit.", 429),
        "lambda" => new("TooManyRequestsException", "Rate Exceeded.", 429),
        _ => new("ThrottlingException", "Rate exceeded"),
    };

    public static AwsError Internal(string service) => service switch
    {
        "dynamodb" => new("InternalServerError", "Internal server error", 500),
        "events" => new("InternalException", "This exception occurs due to unexpected causes.", 500),
        "sns" => new("InternalError", "An internal service error occurred.", 500),
        "lambda" => new("ServiceException", "The Lambda service encountered an internal error.", 500),
        "kinesis" => new("InternalFailureException", "The processing of the request failed because of an unknown error.", 500),
        _ => new("InternalFailure", "The request processing has failed because of an unknown error, exception or failure.", 500),
    };

    /// <summary>What a caller sees where no answer comes: its own SDK's error.</summary>
    public static AwsError NoAnswer(string action) =>
        new("SdkClientException", $"Unable to execute HTTP request: {action} gave no answer in time.", 500);
}

using Amazon.CDK;
using Amazon.CDK.AWS.StepFunctions;

namespace EventPatterns.Cdk.Consumers;

/// <summary>Retries of what passes by itself. What does not pass fails the workflow, and the queue tries the message again.</summary>
internal static class TransientErrors
{
    public static RetryProps OfDynamoDb => Retry(
        "DynamoDB.ProvisionedThroughputExceededException", "DynamoDB.RequestLimitExceeded", "DynamoDB.ThrottlingException",
        "DynamoDB.InternalServerErrorException", "DynamoDB.TransactionConflictException", "DynamoDB.SdkClientException");

    /// <summary>The same through the SDK integration, which spells the service another way.</summary>
    public static RetryProps OfDynamoDbSdk => Retry(
        "DynamoDb.ProvisionedThroughputExceededException", "DynamoDb.RequestLimitExceededException", "DynamoDb.DynamoDbException",
        "DynamoDb.InternalServerErrorException", "DynamoDb.TransactionInProgressException", "DynamoDb.SdkClientException");

    /// <summary>EventBridge's SDK has no class for throttling: the error comes under the service's own name.</summary>
    public static RetryProps OfEventBridge => Retry(
        "EventBridge.FailedEntry", "EventBridge.InternalException", "EventBridge.AmazonEventBridgeException", "EventBridge.SdkClientException");

    /// <summary>
    /// Of Step Functions' own API, where a token that is no longer waited for is an answer and not a failure. The generic
    /// error stands for throttling.
    /// </summary>
    public static RetryProps OfStepFunctionsSdk => Retry("Sfn.SfnException", "Sfn.SdkClientException", "Sfn.InternalFailureException");

    /// <summary>Of a Standard workflow, whose failure nobody tries again: any error, for about an hour.</summary>
    public static RetryProps Patient => new()
    {
        Errors = [Errors.ALL],
        Interval = Duration.Seconds(1),
        MaxAttempts = 16,
        BackoffRate = 2,
        MaxDelay = Duration.Minutes(6),
        JitterStrategy = JitterType.FULL,
    };

    private static RetryProps Retry(params string[] errors) => new()
    {
        Errors = errors,
        Interval = Duration.Seconds(1),
        MaxAttempts = 4,
        BackoffRate = 2,
        JitterStrategy = JitterType.FULL,
    };
}

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

    private static RetryProps Retry(params string[] errors) => new()
    {
        Errors = errors,
        Interval = Duration.Seconds(1),
        MaxAttempts = 4,
        BackoffRate = 2,
        JitterStrategy = JitterType.FULL,
    };
}

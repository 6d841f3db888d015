using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>
/// SQS's errors by the names of its JSON protocol; those that had another name in the older query protocol carry it as
/// <c>QueryErrorCode</c>, since clients still look for it (AWSSimpleQueueService/latest/APIReference/CommonErrors.html).
/// </summary>
internal static class QueueErrors
{
    public static AwsError QueueDoesNotExist(string? queue) =>
        Named("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", $"The specified queue does not exist: {queue}.");

    public static AwsError ReceiptHandleIsInvalid(string? handle) =>
        new("ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle.", 404);

    public static AwsError MessageNotInflight { get; } =
        Named("MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight", "The message referred to isn't in flight.");

    public static AwsError OverLimit { get; } = new("OverLimit", "Too many messages are in flight: the limit is 120,000.", 403);

    public static AwsError EmptyBatch { get; } =
        Named("EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest", "There should be at least one entry in the request.");

    public static AwsError TooManyEntries(int count) =>
        Named("TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest", $"Maximum number of entries per request are 10. You have sent {count}.");

    public static AwsError IdsNotDistinct { get; } =
        Named("BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");

    public static AwsError BatchTooLong { get; } = Named(
        "BatchRequestTooLong",
        "AWS.SimpleQueueService.BatchRequestTooLong",
        $"Batch requests cannot be longer than {MessageSize.Most} bytes.");

    public static AwsError Missing(string parameter) => new("MissingParameter", $"The request must contain the parameter {parameter}.");

    public static AwsError Invalid(string reason) => new("InvalidParameterValue", reason);

    public static AwsError InvalidAttribute(string reason) => new("InvalidAttributeValue", reason);

    public static AwsError InvalidContents { get; } = new("InvalidMessageContents", "The message contains characters that are not allowed: #x9, #xA, #xD, #x20 and above are.");

    public static AwsError NotFound(string what) => new("ResourceNotFoundException", what, 404);

    public static AwsError Unsupported(string what) =>
        Named("UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation", what);

    private static AwsError Named(string code, string queryCode, string message) =>
        new(code, message) { Details = JsonMap.Of(("QueryErrorCode", queryCode)) };
}

using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>What concerns queues as a whole.</summary>
internal sealed class Administration(IReadOnlyDictionary<string, Queue> queues)
{
    public static Answer Describe(Queue queue, Json request)
    {
        var asked = request.ListOf("AttributeNames").OfType<JsonString>().Select(name => name.Value).ToHashSet();
        var answer = new JsonMapBuilder();
        foreach (var (name, value) in Attributes(queue))
            if (asked.Contains("All") || asked.Contains(name)) answer.Set(name, value);
        return answer.Count == 0 ? Answer.Empty : Answer.Of(JsonMap.Of(("Attributes", answer.Build())));
    }

    public Answer Change(Queue queue, Json request)
    {
        var given = queue.Settings.Given;
        foreach (var (name, value) in request["Attributes"] as JsonMap ?? JsonMap.Empty) given = given.With(name, value);
        if (QueueSettings.From(given, out var wrong) is not { } settings) return QueueErrors.InvalidAttribute(wrong!);
        if (settings.Fifo != queue.Settings.Fifo) return QueueErrors.InvalidAttribute("You can specify the FifoQueue attribute only when you create the queue.");
        if (settings.Redrive is { } redrive && WrongDeadLetters(queue, settings, redrive) is { } refused) return refused;
        queue.Change(settings);
        return Answer.Empty;
    }

    public Answer Sources(Queue queue) => Answer.Of(JsonMap.Of(("queueUrls", JsonList.Of(
        queues.Values.Where(q => q.Settings.Redrive?.DeadLetterArn == queue.Arn).Select(q => (Json)Arns.QueueUrl(q.Arn))))));

    public static Answer Purge(Queue queue)
    {
        queue.Purge();
        return Answer.Empty;
    }

    private AwsError? WrongDeadLetters(Queue queue, QueueSettings settings, RedrivePolicy redrive)
    {
        if (!queues.TryGetValue(redrive.DeadLetterArn, out var target)) return QueueErrors.Invalid($"Dead letter target does not exist: {redrive.DeadLetterArn}.");
        if (target.Settings.Fifo != settings.Fifo) return QueueErrors.Invalid("Dead-letter queue must be same type of queue as the source.");
        return target.Settings.RedriveAllow.Allows(queue.Arn)
            ? null
            : QueueErrors.Invalid("The RedriveAllowPolicy of the dead-letter queue does not allow this queue.");
    }

    public Answer Url(AwsCall call)
    {
        var place = new Place(call.Request.TextOf("QueueOwnerAWSAccountId") ?? call.Place.Account, call.Place.Region);
        var arn = place.Arn("sqs", call.Request.TextOf("QueueName") ?? "");
        return queues.ContainsKey(arn) ? Answer.Of(JsonMap.Of(("QueueUrl", Arns.QueueUrl(arn)))) : QueueErrors.QueueDoesNotExist(arn);
    }

    public Answer List(AwsCall call)
    {
        var prefix = call.Place.Arn("sqs", call.Request.TextOf("QueueNamePrefix") ?? "");
        var found = queues.Keys.Where(arn => arn.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return Answer.Of(JsonMap.Of(("QueueUrls", JsonList.Of(found.Select(arn => (Json)Arns.QueueUrl(arn))))));
    }

    private static IEnumerable<(string Name, string Value)> Attributes(Queue queue)
    {
        var settings = queue.Settings;
        yield return ("QueueArn", queue.Arn);
        yield return ("ApproximateNumberOfMessages", Text(queue.Available));
        yield return ("ApproximateNumberOfMessagesNotVisible", Text(queue.InFlight));
        yield return ("ApproximateNumberOfMessagesDelayed", Text(queue.Delayed));
        yield return ("CreatedTimestamp", Text(queue.Created.ToUnixTimeSeconds()));
        yield return ("LastModifiedTimestamp", Text(queue.Modified.ToUnixTimeSeconds()));
        yield return ("VisibilityTimeout", Text((long)settings.VisibilityTimeout.TotalSeconds));
        yield return ("MaximumMessageSize", Text(settings.MaximumMessageSize));
        yield return ("MessageRetentionPeriod", Text((long)settings.Retention.TotalSeconds));
        yield return ("DelaySeconds", Text((long)settings.Delay.TotalSeconds));
        yield return ("ReceiveMessageWaitTimeSeconds", Text((long)settings.ReceiveWait.TotalSeconds));
        foreach (var name in (string[])["RedrivePolicy", "RedriveAllowPolicy"])
            if (settings.Given.MapOf(name) is { } policy) yield return (name, policy.ToString());
        if (settings.KmsKey is { } key) yield return ("KmsMasterKeyId", key);
        yield return ("SqsManagedSseEnabled", settings.KmsKey is null ? "true" : "false");
        if (!settings.Fifo) yield break;
        yield return ("FifoQueue", "true");
        yield return ("ContentBasedDeduplication", settings.ContentBasedDeduplication ? "true" : "false");
        yield return ("DeduplicationScope", settings.DeduplicatesByGroup ? "messageGroup" : "queue");
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}

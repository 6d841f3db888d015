using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Sqs;

namespace EventPatterns.Simulator.Services.Sns;

/// <summary>Publish and PublishBatch (sns/latest/api/API_Publish.html).</summary>
internal sealed class Publishing(World world, SnsDelivery delivery)
{
    private const int LargestMessage = 262_144;
    private const int MostEntries = 10;

    public Answer PublishBatch(Topic topic, AwsCall call)
    {
        var entries = call.Request.ListOf("PublishBatchRequestEntries");
        if (entries.Count == 0) return Answer.Fail("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        if (entries.Count > MostEntries) return Answer.Fail("TooManyEntriesInBatchRequest", $"The batch request contains {entries.Count} entries; {MostEntries} are allowed.");
        if (entries.Sum(e => Encoding.UTF8.GetByteCount(e.TextOf("Message") ?? "")) > LargestMessage)
            return Answer.Fail("BatchRequestTooLong", $"The length of all messages is more than {LargestMessage} bytes.");
        return Batch.Perform(JsonMap.Of(("Entries", entries)), entry => Publish(topic, entry, call.Cause));
    }

    public Answer Publish(Topic topic, Json request, Moment? cause)
    {
        if (Wrong(topic, request) is { } wrong) return wrong;
        var id = world.Random.NextUuid();
        var deduplication = request.TextOf("MessageDeduplicationId") ?? Digest(request.TextOf("Message")!);
        var group = request.TextOf("MessageGroupId");
        if (topic.Repeats(group ?? "", deduplication, id, world.Loop.Now) is { } earlier) return Receipt(earlier, null);

        var publication = new Publication
        {
            Id = id,
            TopicArn = topic.Arn,
            At = world.Loop.Now,
            Message = request.TextOf("Message")!,
            Subject = request.TextOf("Subject"),
            ByProtocol = request.TextOf("MessageStructure") == "json",
            Attributes = request["MessageAttributes"] as JsonMap ?? JsonMap.Empty,
            GroupId = group,
            DeduplicationId = topic.Fifo ? deduplication : null,
            SequenceNumber = topic.Fifo ? string.Create(CultureInfo.InvariantCulture, $"1{topic.Published:D19}") : null,
            Cause = cause,
        };
        foreach (var subscription in topic.Subscriptions) delivery.Begin(subscription, publication);
        return Receipt(id, publication.SequenceNumber);
    }

    private static AwsError? Wrong(Topic topic, Json request)
    {
        if (request.TextOf("Message") is not { Length: > 0 } message) return Invalid("Empty message");
        if (Encoding.UTF8.GetByteCount(message) > LargestMessage) return Invalid("Message too long");
        if (request.TextOf("MessageStructure") == "json" && (!Json.TryParse(message, out var messages) || messages.TextOf("default") is null))
            return Invalid("Message Structure - No default entry in JSON message body");
        if (!topic.Fifo) return null;
        if (request.TextOf("MessageGroupId") is null) return Invalid("The MessageGroupId parameter is required for FIFO topics");
        return request.TextOf("MessageDeduplicationId") is null && !topic.ContentBasedDeduplication
            ? Invalid("The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly")
            : null;
    }

    private static AwsError Invalid(string reason) => new("InvalidParameter", "Invalid parameter: " + reason);

    private static Answer Receipt(string id, string? sequence) => Answer.Of(new JsonMapBuilder()
        .Set("MessageId", id)
        .SetIf("SequenceNumber", sequence is null ? null : (Json)sequence)
        .Build());

    private static string Digest(string message) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message)));
}

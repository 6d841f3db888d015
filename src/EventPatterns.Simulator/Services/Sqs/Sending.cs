using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>SendMessage and SendMessageBatch (AWSSimpleQueueService/latest/APIReference/API_SendMessage.html).</summary>
internal static class Sending
{
    private const int MostAttributes = 10;
    private const int LongestDelay = 900;

    /// <summary>The characters that no message may hold.</summary>
    private static readonly SearchValues<char> Refused = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(unit => (char)unit).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    public static Answer SendBatch(Queue queue, AwsCall call)
    {
        var size = call.Request.ListOf("Entries").Sum(e => MessageSize.Of(e.TextOf("MessageBody") ?? "", Attributes(e)));
        return size > MessageSize.Most ? QueueErrors.BatchTooLong : Batch.Perform(call.Request, entry => Send(queue, call, entry));
    }

    public static Answer Send(Queue queue, AwsCall call, Json entry)
    {
        if (Wrong(queue.Settings, entry) is { } wrong) return wrong;
        var message = queue.Send(Envelope(queue.Settings, call, entry), Delay(queue.Settings, entry));
        return Answer.Of(Receipt(queue.Settings, message));
    }

    private static AwsError? Wrong(QueueSettings settings, Json entry)
    {
        if (entry.TextOf("MessageBody") is not { Length: > 0 } body) return QueueErrors.Missing("MessageBody");
        if (body.AsSpan().ContainsAny(Refused)) return QueueErrors.InvalidContents;
        if (MessageSize.Of(body, Attributes(entry)) > settings.MaximumMessageSize)
            return QueueErrors.Invalid($"One or more parameters are invalid. Reason: Message must be shorter than {settings.MaximumMessageSize} bytes.");
        if (Attributes(entry).Count > MostAttributes) return QueueErrors.Invalid($"Number of message attributes [{Attributes(entry).Count}] exceeds the allowed maximum [{MostAttributes}].");
        if (Attributes(entry).FirstOrDefault(a => a.Value.TextOf("DataType") is null) is { Key: { } untyped })
            return QueueErrors.Invalid($"The message attribute '{untyped}' must contain a non-empty message attribute type.");
        if (entry.WholeOf("DelaySeconds") is < 0 or > LongestDelay)
            return QueueErrors.Invalid($"Value for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= {LongestDelay}.");
        return settings.Fifo ? WrongForFifo(settings, entry) : null;
    }

    private static AwsError? WrongForFifo(QueueSettings settings, Json entry)
    {
        if (entry.TextOf("MessageGroupId") is null) return QueueErrors.Missing("MessageGroupId");
        if (entry.TextOf("MessageDeduplicationId") is null && !settings.ContentBasedDeduplication)
            return QueueErrors.Invalid("The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        return entry.WholeOf("DelaySeconds") is > 0
            ? QueueErrors.Invalid("Value for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.")
            : null;
    }

    private static Envelope Envelope(QueueSettings settings, AwsCall call, Json entry) => new()
    {
        Body = (JsonString)entry["MessageBody"]!,
        Attributes = Attributes(entry),
        TraceHeader = entry["MessageSystemAttributes"]?["AWSTraceHeader"]?.TextOf("StringValue"),
        SenderId = call.By.Kind == PrincipalKind.Root ? call.By.Place.Account : call.By.Name,
        GroupId = entry.TextOf("MessageGroupId"),
        DeduplicationId = entry.TextOf("MessageDeduplicationId") ?? (settings.Fifo ? ContentId(entry.TextOf("MessageBody")!) : null),
        Cause = call.Cause,
    };

    private static TimeSpan Delay(QueueSettings settings, Json entry) =>
        entry.WholeOf("DelaySeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : settings.Delay;

    private static JsonMap Attributes(Json entry) => entry["MessageAttributes"] as JsonMap ?? JsonMap.Empty;

    private static string ContentId(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    private static JsonMap Receipt(QueueSettings settings, Message message)
    {
        var receipt = new JsonMapBuilder()
            .Set("MessageId", message.Id)
            .Set("MD5OfMessageBody", message.Envelope.BodyDigest);
        if (MessageDigest.Of(message.Envelope.Attributes) is { } digest) receipt.Set("MD5OfMessageAttributes", digest);
        if (settings.Fifo) receipt.Set("SequenceNumber", Queue.SequenceNumber(message));
        return receipt.Build();
    }
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Pipes.Sources;

/// <summary>A message as pipes see it (UG/eb-pipes-sqs.html, "Example event").</summary>
internal static class QueueRecord
{
    public static PipeRecord Of(Json message, string queueArn, Moment? cause)
    {
        var id = message.TextOf("MessageId")!;
        var attributes = new JsonMapBuilder();
        foreach (var (name, value) in message["MessageAttributes"] as JsonMap ?? JsonMap.Empty) attributes.Set(name, Attribute(value));
        var @event = JsonMap.Of(
            ("messageId", id),
            ("receiptHandle", message["ReceiptHandle"]!),
            ("body", message["Body"]!),
            ("attributes", message["Attributes"] ?? JsonMap.Empty),
            ("messageAttributes", attributes.Build()),
            ("md5OfBody", message["MD5OfBody"]!),
            ("eventSource", "aws:sqs"),
            ("eventSourceARN", queueArn),
            ("awsRegion", Arns.Place(queueArn).Region));
        return new PipeRecord(@event, id, cause);
    }

    private static JsonMap Attribute(Json value) => new JsonMapBuilder()
        .SetIf("stringValue", value["StringValue"])
        .SetIf("binaryValue", value["BinaryValue"])
        .Set("stringListValues", JsonList.Empty)
        .Set("binaryListValues", JsonList.Empty)
        .Set("dataType", value["DataType"]!)
        .Build();
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Sns;

/// <summary>A message on its way from a topic.</summary>
internal sealed record Publication
{
    public required string Id { get; init; }

    public required string TopicArn { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Message { get; init; }

    public string? Subject { get; init; }

    /// <summary>Whether <see cref="Message"/> is an object with a message for each protocol.</summary>
    public bool ByProtocol { get; init; }

    public JsonMap Attributes { get; init; } = JsonMap.Empty;

    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }

    /// <summary>Its number in a FIFO topic.</summary>
    public string? SequenceNumber { get; init; }

    public Moment? Cause { get; init; }

    /// <summary>What a subscriber of this protocol is told.</summary>
    public string MessageFor(string protocol)
    {
        if (!ByProtocol) return Message;
        var messages = Json.Parse(Message);
        return messages.TextOf(protocol) ?? messages.TextOf("default")!;
    }

    /// <summary>What SNS wraps around a message that is not delivered raw (sns/latest/dg/sns-message-and-json-formats.html).</summary>
    public JsonMap Envelope(Subscription subscription)
    {
        var place = Arns.Place(TopicArn);
        return new JsonMapBuilder()
            .Set("Type", "Notification")
            .Set("MessageId", Id)
            .SetIf("SequenceNumber", SequenceNumber is null ? null : (Json)SequenceNumber)
            .Set("TopicArn", TopicArn)
            .SetIf("Subject", Subject is null ? null : (Json)Subject)
            .Set("Message", MessageFor(subscription.Protocol))
            .Set("Timestamp", AwsTime.Iso(At))
            .Set("SignatureVersion", "1")
            .Set("Signature", "") // no private key of AWS's here to sign with
            .Set("SigningCertURL", $"https://sns.{place.Region}.amazonaws.com/SimpleNotificationService.pem")
            .Set("UnsubscribeURL", $"https://sns.{place.Region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={subscription.Arn}")
            .SetIf("MessageAttributes", Attributes.Count == 0 ? null : Wrapped())
            .Build();
    }

    private JsonMap Wrapped()
    {
        var wrapped = new JsonMapBuilder();
        foreach (var (name, value) in Attributes)
            wrapped.Set(name, JsonMap.Of(("Type", value["DataType"] ?? "String"), ("Value", value["StringValue"] ?? value["BinaryValue"] ?? "")));
        return wrapped.Build();
    }
}

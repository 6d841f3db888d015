using EventPatterns.Simulator.Assembly.Resolving;

namespace EventPatterns.Simulator.Assembly.Types;

/// <summary>SQS, SNS and Kinesis.</summary>
internal static class MessagingTypes
{
    public static IReadOnlyList<ResourceType> Rows { get; } =
    [
        new("AWS::SQS::Queue", "QueueName")
        {
            Generated = d => Fifo(d, "FifoQueue", 80),
            Arn = d => d.Place.Arn("sqs", d.Name),
            Ref = Url,
            Attributes = Read.Of(("QueueName", d => d.Name), ("QueueUrl", d => Url(d))),
        },
        new("AWS::SQS::QueuePolicy"),
        new("AWS::SQS::QueueInlinePolicy"),
        new("AWS::SNS::Topic", "TopicName")
        {
            Generated = d => Fifo(d, "FifoTopic", 256),
            Arn = d => d.Place.Arn("sns", d.Name),
            Ref = d => d.Arn!,
            Attributes = Read.Of(("TopicArn", d => d.Arn!), ("TopicName", d => d.Name)),
        },
        new("AWS::SNS::Subscription")
        {
            Generated = d => d.Uuid(),
            Arn = d => $"{d.Text("TopicArn")}:{d.Name}",
            Ref = d => d.Arn!,
        },
        new("AWS::SNS::TopicPolicy"),
        new("AWS::SNS::TopicInlinePolicy"),
        new("AWS::Kinesis::Stream", "Name", 128) { Arn = d => d.Place.Arn("kinesis", $"stream/{d.Name}") },
        new("AWS::Kinesis::StreamConsumer", "ConsumerName", 128)
        {
            Inert = true,
            Arn = d => $"{d.Text("StreamARN")}/consumer/{d.Name}:0",
            Ref = d => d.Arn!,
            Attributes = Read.Of(("ConsumerARN", d => d.Arn!), ("ConsumerName", d => d.Name), ("StreamARN", d => d.Text("StreamARN") ?? "")),
        },
        new("AWS::Kinesis::ResourcePolicy"),
    ];

    private static string Url(Draft queue) => $"https://sqs.{queue.Place.Region}.amazonaws.com/{queue.Place.Account}/{queue.Name}";

    private static string Fifo(Draft draft, string property, int maxLength) =>
        draft.IsOn(property) ? draft.GeneratedName(maxLength - ".fifo".Length) + ".fifo" : draft.GeneratedName(maxLength);
}

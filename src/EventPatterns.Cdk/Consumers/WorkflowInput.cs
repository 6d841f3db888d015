using Amazon.CDK;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>
/// What the states after the first one see: the event, and what the guards need of the message that brought it. The pipe
/// hands over a batch of one: <c>[{ messageId, body, attributes }]</c>.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html
/// </summary>
internal static class WorkflowInput
{
    public const string Event = "$.event";
    public const string Source = $"{Event}.source";
    public const string DetailType = $"{Event}['detail-type']";
    public const string MessageId = "$.message.id";
    public const string Receives = "$.message.receives";
    public const string SentAt = "$.message.sentAt";

    /// <summary>A path of the event, such as <c>$.detail.data</c>, as the states see it.</summary>
    public static string InEvent(string eventPath) => Event + eventPath["$".Length..];

    public static Pass Read(Construct scope) => new(scope, "ReadMessage", new PassProps
    {
        Comment = "Takes the event and the queue's bookkeeping out of the message.",
        Parameters = new Dictionary<string, object>
        {
            ["event.$"] = "States.StringToJson($[0].body)",
            ["message"] = new Dictionary<string, object>
            {
                ["id.$"] = "$[0].messageId",
                ["receives.$"] = "$[0].attributes.ApproximateReceiveCount",
                ["sentAt.$"] = "$[0].attributes.SentTimestamp",
            },
        },
    });

    /// <summary>
    /// Gives an envelope to an event that has none. EventBridge's id names it: the same whenever a rule fires twice.
    /// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
    /// </summary>
    public static Pass Wrap(Construct scope) => new(scope, "WrapEvent", new PassProps
    {
        Comment = "Puts the event, which has no envelope, into one.",
        ResultPath = Event,
        Parameters = new Dictionary<string, object>
        {
            ["source.$"] = Source,
            ["detail-type.$"] = DetailType,
            ["detail"] = new Dictionary<string, object>
            {
                ["metadata"] = new Dictionary<string, object>
                {
                    [$"{MetadataField.EventId}.$"] = $"{Event}.id",
                    [$"{MetadataField.CorrelationId}.$"] = $"{Event}.id",
                    [$"{MetadataField.OccurredAt}.$"] = $"{Event}.time",
                },
                ["data.$"] = Event,
            },
        },
    });

    /// <summary>
    /// The epoch second, as text, that lies a while after the message was sent. SQS gives milliseconds; the exponent makes
    /// them seconds, and <c>MathAdd</c> rounds.
    /// </summary>
    public static string EpochSecondsAfterSent(Duration while_) =>
        $"States.Format('{{}}', States.MathAdd(States.StringToJson(States.Format('{{}}e-3', {SentAt})), {while_.ToSeconds()}))";
}

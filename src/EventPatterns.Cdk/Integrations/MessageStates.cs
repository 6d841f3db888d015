using System.Globalization;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// The workflow of a <see cref="QueueToBus"/>: read the message, publish its event. A message that is no JSON, or lacks a
/// member that the map reads, fails the run, and the queue keeps it. The pipe hands over a batch of one:
/// docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html
/// </summary>
internal static class MessageStates
{
    private const string Record = "$.record";
    private const string MessageId = "$.message.id";
    private const string OccurredAt = "$.message.occurredAt";
    private const string ExpiresAt = "$.message.expiresAt";

    public static IChainable Publish(Construct scope, IEventBus bus, RecordMap map)
    {
        var publish = PublishEvent.Put(scope, "PublishEvent", PublishEvent.Entry(bus, map.Contract, new() { ["metadata"] = Metadata(map), ["data"] = map.PayloadFrom(Record) }));
        return Read(scope, map).Next(publish);
    }

    // SQS tells times in milliseconds, which JSONPath can't make ISO 8601 of, so this one state is in JSONata.
    private static CustomState Read(Construct scope, RecordMap map)
    {
        var occurredAt = map.Identity.OccurredAt is { } given ? "$record" + string.Concat(given.Segments.Select(name => $".`{name}`")) : "$sentAt";
        var expiresAt = map.Identity.ExpiresAt is null && map.Contract.TimeToLive is { } life
            ? string.Create(CultureInfo.InvariantCulture, $", 'expiresAt': $fromMillis($toMillis({occurredAt}) + {life.TotalMilliseconds})")
            : "";
        return new(scope, "ReadMessage", new CustomStateProps
        {
            StateJson = new Dictionary<string, object>
            {
                ["Type"] = "Pass",
                ["QueryLanguage"] = "JSONata",
                ["Comment"] = "Takes the record out of the message, and when it was sent.",
                ["Output"] = "{% ($message := $states.input[0]; $record := $parse($message.body); $sentAt := $fromMillis($number($message.attributes.SentTimestamp)); "
                    + $"{{'record': $record, 'message': {{'id': $message.messageId, 'occurredAt': {occurredAt}{expiresAt}}}}}) %}}",
            },
        });
    }

    private static Dictionary<string, object> Metadata(RecordMap map)
    {
        var (contract, eventId) = (map.Contract, In(map.Identity.EventId) ?? MessageId);
        var metadata = new Dictionary<string, object>
        {
            [$"{MetadataField.EventId}.$"] = eventId,
            [MetadataField.SchemaVersion] = contract.SchemaVersion,
            [MetadataField.Domain] = contract.Domain,
            [MetadataField.Service] = contract.Service,
            [MetadataField.Category] = contract.Category.ToString().ToLowerInvariant(),
            [$"{MetadataField.CorrelationId}.$"] = In(map.Identity.CorrelationId) ?? eventId,
            [$"{MetadataField.OccurredAt}.$"] = OccurredAt,
        };
        if ((In(map.Identity.ExpiresAt) ?? (contract.TimeToLive is null ? null : ExpiresAt)) is { } expiresAt) metadata[$"{MetadataField.ExpiresAt}.$"] = expiresAt;
        if (In(map.Identity.Sequence) is { } sequence) metadata[$"{MetadataField.Sequence}.$"] = sequence;
        return metadata;
    }

    private static string? In(ContractPath? path) => path is null ? null : Record + path.Below();
}

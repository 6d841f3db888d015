using System.Globalization;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>
/// The state that publishes an event from a workflow, its envelope built from the contract. The new event's id follows
/// from the causing event's id and the state's name, so a state that runs again publishes the same event again, and
/// consumers see a duplicate instead of a second event.
/// </summary>
internal static class PublishEvent
{
    // The optimized integration fails the state when EventBridge refuses an entry; the SDK integration would succeed:
    // docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
    private const string PutEvents = "events:putEvents";

    private const string Stamp = "$.stamp";
    private const string EnteredTime = "$$.State.EnteredTime";

    /// <param name="scope">Where the state is made.</param>
    /// <param name="id">The state's name.</param>
    /// <param name="bus">The bus.</param>
    /// <param name="contract">The event's contract.</param>
    /// <param name="data">The payload, as a state's <c>Parameters</c> write it.</param>
    public static IChainable State(Construct scope, string id, IEventBus bus, EventContract contract, IReadOnlyDictionary<string, object> data)
    {
        var publish = Put(scope, id, Entry(bus, contract, new() { ["metadata"] = Metadata(contract, id), ["data"] = data }));
        return contract.TimeToLive is { } life ? StampWith(life, scope, id).Next(publish) : publish;
    }

    /// <summary>The task that puts one entry.</summary>
    public static CustomState Put(Construct scope, string id, Dictionary<string, object> entry)
    {
        var put = new CustomState(scope, id, new CustomStateProps
        {
            StateJson = new Dictionary<string, object>
            {
                ["Type"] = "Task",
                ["Resource"] = $"arn:{Amazon.CDK.Aws.PARTITION}:states:::{PutEvents}",
                ["Parameters"] = new Dictionary<string, object> { ["Entries"] = new object[] { entry } },
                ["ResultPath"] = JsonPath.DISCARD,
            },
        });
        put.AddRetry(TransientErrors.OfEventBridge);
        return put;
    }

    /// <summary>An entry of the contract.</summary>
    public static Dictionary<string, object> Entry(IEventBus bus, EventContract contract, Dictionary<string, object> detail) => new()
    {
        ["EventBusName"] = bus.EventBusArn,
        ["Source"] = contract.Source,
        ["DetailType"] = contract.DetailType,
        ["Detail"] = detail,
    };

    // JSONPath can read the time but not add to it, so this one state is in JSONata.
    private static CustomState StampWith(TimeSpan life, Construct scope, string id) => new(scope, $"{id}Stamp", new CustomStateProps
    {
        StateJson = new Dictionary<string, object>
        {
            ["Type"] = "Pass",
            ["QueryLanguage"] = "JSONata",
            ["Comment"] = $"When the event occurs, and when it expires: {life} later.",
            ["Output"] = string.Create(CultureInfo.InvariantCulture,
                $"{{% $merge([$states.input, {{'stamp': {{'occurredAt': $states.context.State.EnteredTime, 'expiresAt': $fromMillis($toMillis($states.context.State.EnteredTime) + {life.TotalMilliseconds})}}}}]) %}}"),
        },
    });

    private static Dictionary<string, object> Metadata(EventContract contract, string id)
    {
        var metadata = new Dictionary<string, object>
        {
            [$"{MetadataField.EventId}.$"] = $"States.Hash(States.Format('{{}}/{id}', {Cause(EventPath.EventId)}), 'SHA-256')",
            [MetadataField.SchemaVersion] = contract.SchemaVersion,
            [MetadataField.Domain] = contract.Domain,
            [MetadataField.Service] = contract.Service,
            [MetadataField.Category] = contract.Category.ToString().ToLowerInvariant(),
            [$"{MetadataField.CorrelationId}.$"] = Cause(EventPath.CorrelationId),
            [$"{MetadataField.CausationId}.$"] = Cause(EventPath.EventId),
            [$"{MetadataField.OccurredAt}.$"] = contract.TimeToLive is null ? EnteredTime : $"{Stamp}.occurredAt",
        };
        if (contract.TimeToLive is not null) metadata[$"{MetadataField.ExpiresAt}.$"] = $"{Stamp}.expiresAt";
        return metadata;
    }

    private static string Cause(string eventPath) => WorkflowInput.InEvent(eventPath);
}

using System.Globalization;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>
/// The state that publishes an event from a workflow, its envelope built from the contract. The new event's id follows
/// from the causing event's id, the state machine and the state's name, so a state that runs again publishes the same event
/// again, and consumers see a duplicate instead of a second event; what two state machines make of one event are two events.
/// </summary>
internal static class PublishEvent
{
    // The optimized integration fails the state when EventBridge refuses an entry; the SDK integration would succeed:
    // docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
    private const string PutEvents = "events:putEvents";

    private const string Stamp = "$.stamp";

    // The same for each try, redrive and delivery: docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
    internal const string Machine = "$$.StateMachine.Id";
    private const string EnteredTime = "$$.State.EnteredTime";

    /// <param name="scope">Where the state is made.</param>
    /// <param name="id">The state's name.</param>
    /// <param name="bus">The bus.</param>
    /// <param name="contract">The event's contract.</param>
    /// <param name="data">The payload, as a state's <c>Parameters</c> write it.</param>
    /// <param name="options">What differs outside of a consumer; null for the defaults.</param>
    public static IChainable State(Construct scope, string id, IEventBus bus, EventContract contract, IReadOnlyDictionary<string, object> data, PublishOptions? options = null)
    {
        var publish = Task(scope, id, bus, contract, data, options);
        return contract.TimeToLive is { } life ? StampWith(life, scope, id).Next(publish) : publish;
    }

    /// <summary>The task alone. A contract with a time to live needs the stamp of <see cref="State"/> before it.</summary>
    /// <inheritdoc cref="State" path="/param"/>
    public static CustomState Task(Construct scope, string id, IEventBus bus, EventContract contract, IReadOnlyDictionary<string, object> data, PublishOptions? options = null)
    {
        options ??= new PublishOptions();
        return Put(scope, id, Entry(bus, contract, new() { ["metadata"] = Metadata(contract, id, options), ["data"] = data }), options);
    }

    /// <summary>The task that puts one entry.</summary>
    public static CustomState Put(Construct scope, string id, Dictionary<string, object> entry, PublishOptions? options = null)
    {
        options ??= new PublishOptions();
        var state = new Dictionary<string, object>(options.Waits)
        {
            ["Type"] = "Task",
            ["Resource"] = $"arn:{Amazon.CDK.Aws.PARTITION}:states:::{PutEvents}{(options.Waits.Count > 0 ? ".waitForTaskToken" : "")}",
            ["Parameters"] = new Dictionary<string, object> { ["Entries"] = new object[] { entry } },
        };
        if (options.Waits.Count == 0) state["ResultPath"] = JsonPath.DISCARD;
        var put = new CustomState(scope, id, new CustomStateProps { StateJson = state });
        put.AddRetry(options.Retry);
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

    private static Dictionary<string, object> Metadata(EventContract contract, string id, PublishOptions options)
    {
        string Cause(string eventPath) => options.Cause + eventPath["$".Length..];
        var isStamped = contract.TimeToLive is not null && options.ExpiresAt is null;
        var metadata = new Dictionary<string, object>(options.Metadata)
        {
            [$"{MetadataField.EventId}.$"] = options.EachTime
                ? $"States.Hash(States.Format('{{}}/{{}}/{id}/{{}}', {Cause(EventPath.EventId)}, {Machine}, {EnteredTime}), 'SHA-256')"
                : $"States.Hash(States.Format('{{}}/{{}}/{id}', {Cause(EventPath.EventId)}, {Machine}), 'SHA-256')",
            [MetadataField.SchemaVersion] = contract.SchemaVersion,
            [MetadataField.Domain] = contract.Domain,
            [MetadataField.Service] = contract.Service,
            [MetadataField.Category] = contract.Category.ToString().ToLowerInvariant(),
            [$"{MetadataField.CorrelationId}.$"] = Cause(EventPath.CorrelationId),
            [$"{MetadataField.CausationId}.$"] = Cause(EventPath.EventId),
            [$"{MetadataField.OccurredAt}.$"] = isStamped ? $"{Stamp}.occurredAt" : EnteredTime,
        };
        if (isStamped || options.ExpiresAt is not null) metadata[$"{MetadataField.ExpiresAt}.$"] = options.ExpiresAt ?? $"{Stamp}.expiresAt";
        return metadata;
    }
}

/// <summary>What differs where an event is published outside of a consumer's own workflow.</summary>
internal sealed record PublishOptions
{
    /// <summary>Where the causing event stands.</summary>
    public string Cause { get; init; } = WorkflowInput.Event;

    /// <summary>Metadata that a reply carries beside the usual, as a state's <c>Parameters</c> write it.</summary>
    public IReadOnlyDictionary<string, object> Metadata { get; init; } = new Dictionary<string, object>();

    /// <summary>Whether each run of the state is an event of its own, such as a heartbeat.</summary>
    public bool EachTime { get; init; }

    /// <summary>Where the time stands when it expires. Default: the contract's time to live, if any, after it occurs.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>What a state that waits for a task token has beside: its timeout, its heartbeat and the like. Default: it does not wait.</summary>
    public IReadOnlyDictionary<string, object> Waits { get; init; } = new Dictionary<string, object>();

    /// <summary>Retries. Default: those of a workflow that a queue tries again.</summary>
    public RetryProps Retry { get; init; } = TransientErrors.OfEventBridge;
}

using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// Publishes an event of one contract for each of another. The new event's id follows from the old one's, so that an event
/// that comes twice is told twice under one id, and no idempotency table is needed.
/// </summary>
public sealed class EventTransformer : Construct
{
    /// <summary>Makes the consumer that publishes.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public EventTransformer(Construct scope, string id, EventTransformerProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Check(props);
        Consumer = new EventConsumer(this, "Consumer", new EventConsumerProps
        {
            EventBus = props.EventBus,
            Events = [props.Events ?? new EveryEventOf(props.Map.From)],
            Handler = EventHandling.ByStates(context => props.Map.Publish(context, $"Publish{props.Map.To.DetailType}", props.TargetBus ?? props.EventBus)),
            Expiry = props.Expiry,
            MaxAttempts = props.MaxAttempts,
            RemovalPolicy = props.RemovalPolicy,
        });
    }

    /// <summary>The consumer, with its queue, dead-letter queue and workflow.</summary>
    public EventConsumer Consumer { get; }

    /// <summary>How often an event could not be transformed. Default: sum over five minutes.</summary>
    public Metric MetricFailures(IMetricOptions? options = null) => Consumer.Workflow!.MetricFailed(options);

    /// <summary>How many events wait in the dead-letter queue.</summary>
    public Metric MetricDeadLetters(IMetricOptions? options = null) => Consumer.DeadLetters.MetricApproximateNumberOfMessagesVisible(options);

    private void Check(EventTransformerProps props) => new PropsCheck(Node.Path, nameof(EventTransformerProps))
        .That(props.Map.To.Category == EventCategory.Transformed, nameof(props.Map), "an event of the category transformed to be published", $"{props.Map.To}, which is {props.Map.To.Category.ToString().ToLowerInvariant()}")
        .That(props.Events is null || props.Events.Contract == props.Map.From, nameof(props.Events), $"events of {props.Map.From}, which the map reads", $"{props.Events?.Contract}");
}

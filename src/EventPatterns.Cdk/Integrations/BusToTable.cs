using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// Keeps a table up to date from events: a read model, without code. An event that comes twice writes the same again, and one
/// that a later event of its contract has overtaken writes nothing.
/// </summary>
public sealed class BusToTable : Construct
{
    /// <summary>Makes the consumer that writes.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public BusToTable(Construct scope, string id, BusToTableProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Table = props.Table;
        Consumer = new EventConsumer(this, "Consumer", new EventConsumerProps
        {
            EventBus = props.EventBus,
            Events = [props.Write.Events],
            Handler = EventHandling.ByStates(context => TableStates.Write(context, props.Table, props.Write)),
            Expiry = props.Expiry,
            MaxAttempts = props.MaxAttempts,
            RemovalPolicy = props.RemovalPolicy,
        });
    }

    /// <summary>The table.</summary>
    public ITable Table { get; }

    /// <summary>The consumer, with its queue, dead-letter queue and workflow.</summary>
    public EventConsumer Consumer { get; }

    /// <summary>How often an event could not be written. Default: sum over five minutes.</summary>
    public Metric MetricFailures(IMetricOptions? options = null) => Consumer.Workflow!.MetricFailed(options);

    /// <summary>How many events wait in the dead-letter queue.</summary>
    public Metric MetricDeadLetters(IMetricOptions? options = null) => Consumer.DeadLetters.MetricApproximateNumberOfMessagesVisible(options);
}

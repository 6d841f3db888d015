using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Integrations;

/// <summary>
/// Events wait in a queue for a service that fetches them at its own pace. The message is the whole event, envelope included:
/// <c>EventPatterns.Client</c> reads it and handles each <c>eventId</c> once.
/// </summary>
public sealed class BusToQueue : Construct
{
    private const int TwelveHours = 43_200;

    /// <summary>Makes the rules, and the queue where none is given.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public BusToQueue(Construct scope, string id, BusToQueueProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        new PropsCheck(Node.Path, nameof(BusToQueueProps))
            .NotEmpty(nameof(props.Events), props.Events, "one pattern or more")
            .Seconds(nameof(props.VisibilityTimeout), props.VisibilityTimeout, 0, TwelveHours)
            .InRange(nameof(props.MaxReceives), props.MaxReceives, 1, 1000);
        Queue = props.Queue ?? MakeQueue(props);
        Consumer = new EventConsumer(this, "Consumer", new EventConsumerProps
        {
            EventBus = props.EventBus,
            Events = props.Events,
            Handler = EventHandling.ByQueue(Queue),
            RemovalPolicy = props.RemovalPolicy,
        });
    }

    /// <summary>The queue that the service reads.</summary>
    public IQueue Queue { get; }

    /// <summary>The rules, and the dead-letter queue of what never reached the queue.</summary>
    public EventConsumer Consumer { get; }

    /// <summary>Allows the service to receive and delete messages.</summary>
    public Grant GrantConsume(IGrantable grantee) => Queue.GrantConsumeMessages(grantee);

    /// <summary>How many messages wait. Default: average over five minutes.</summary>
    public Metric MetricWaiting(IMetricOptions? options = null) => Queue.MetricApproximateNumberOfMessagesVisible(options);

    /// <summary>The age of the oldest message: whether the service keeps up. Default: maximum over five minutes.</summary>
    public Metric MetricAgeOfOldest(IMetricOptions? options = null) => Queue.MetricApproximateAgeOfOldestMessage(options);

    /// <summary>How many events wait that never reached the queue.</summary>
    public Metric MetricDeadLetters(IMetricOptions? options = null) => Consumer.DeadLetters.MetricApproximateNumberOfMessagesVisible(options);

    private Queue MakeQueue(BusToQueueProps props) => new(this, "Queue", new QueueProps
    {
        Encryption = QueueEncryption.SQS_MANAGED,
        EnforceSSL = true,
        VisibilityTimeout = props.VisibilityTimeout,
        DeadLetterQueue = new DeadLetterQueue { Queue = DeadLetterQueues.In(this, "Unhandled", props.RemovalPolicy), MaxReceiveCount = props.MaxReceives },
        RemovalPolicy = props.RemovalPolicy,
    });
}

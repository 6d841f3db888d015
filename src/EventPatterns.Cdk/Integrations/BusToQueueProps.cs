using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SQS;
using EventPatterns.Cdk.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>How a <see cref="BusToQueue"/> is made.</summary>
public sealed record BusToQueueProps
{
    /// <summary>The bus that is listened to.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>Which events; at least one pattern, and one rule is made for each.</summary>
    public required IReadOnlyList<ContractPattern> Events { get; init; }

    /// <summary>The queue. Default: a new one, encrypted, with a dead-letter queue of its own.</summary>
    public IQueue? Queue { get; init; }

    /// <summary>How long a message is hidden from others while it is worked on, where the queue is made here. At most twelve hours; default 30 seconds.</summary>
    public Duration VisibilityTimeout { get; init; } = Duration.Seconds(30);

    /// <summary>How often a message is received before it is dead-lettered, where the queue is made here: 1 to 1000; default 5.</summary>
    public int MaxReceives { get; init; } = 5;

    /// <summary>What becomes of the queues made here when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

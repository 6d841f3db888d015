using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SQS;

namespace EventPatterns.Cdk.Integrations;

/// <summary>How a <see cref="QueueToBus"/> is made.</summary>
public sealed record QueueToBusProps
{
    /// <summary>The bus that the events are put on.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>What event a message becomes. Without conditions, since a message that a pipe's filter holds back is deleted.</summary>
    public required RecordMap Map { get; init; }

    /// <summary>
    /// The queue, whose messages are JSON. It must have a dead-letter queue, and hide a message for six minutes or longer.
    /// Default: a new one, encrypted.
    /// </summary>
    public Queue? Queue { get; init; }

    /// <summary>How often a message is tried before it is dead-lettered, where the queue is made here: 3 to 1000; default 10.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>What becomes of the queues and the log made here when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

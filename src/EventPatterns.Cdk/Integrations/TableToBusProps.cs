using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>How a <see cref="TableToBus"/> is made.</summary>
public sealed record TableToBusProps
{
    /// <summary>The bus that the events are put on.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>The table, with a stream that shows new images.</summary>
    public required ITable Table { get; init; }

    /// <summary>The events that items may carry; at least one. An item that carries another ends as a note in the dead-letter queue.</summary>
    public required IReadOnlyList<EventContract> Contracts { get; init; }

    /// <summary>
    /// The attribute of an item that carries its event: a map of the texts <c>source</c>, <c>detailType</c> and <c>detail</c>.
    /// Letters, digits and underscores. Default: <c>event</c>.
    /// </summary>
    public string EventAttribute { get; init; } = "event";

    /// <summary>How many batches of one shard are under way at once, the order of each item kept: 1 to 10; default 1.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>
    /// How often a batch is tried again before its records are given up, which holds up its shard: 0 to 10,000; default 185.
    /// Batches are halved on the way, so that a bad item goes alone.
    /// </summary>
    public int RetryAttempts { get; init; } = 185;

    /// <summary>What becomes of the dead-letter queue and the log when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

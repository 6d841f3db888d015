using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Kinesis;

namespace EventPatterns.Cdk.Integrations;

/// <summary>How a <see cref="StreamToBus"/> is made.</summary>
public sealed record StreamToBusProps
{
    /// <summary>The bus that the events are put on.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>
    /// Which records become events, and what events. A record that lacks a member that the map reads does not become one. A
    /// contract with a time to live needs the map's <c>ExpiresAt</c>, since a pipe can't work it out.
    /// </summary>
    public required RecordMap Map { get; init; }

    /// <summary>The stream, whose records are JSON. Default: a new one, on demand and encrypted.</summary>
    public IStream? Stream { get; init; }

    /// <summary>How many batches of one shard are under way at once, the order of each partition key kept: 1 to 10; default 1.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>
    /// How often a batch is tried again before its records are given up, which holds up its shard: 0 to 10,000; default 185.
    /// Batches are halved on the way, so that a bad record goes alone.
    /// </summary>
    public int RetryAttempts { get; init; } = 185;

    /// <summary>What becomes of the stream made here and of the dead-letter queue when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>How an <see cref="EventTransformer"/> is made.</summary>
public sealed record EventTransformerProps
{
    /// <summary>The bus that is listened to.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>What becomes what. The contract published is of the category <c>transformed</c>.</summary>
    public required EventMap Map { get; init; }

    /// <summary>Which of the events; of the contract that the map reads. Default: all of them.</summary>
    public ContractPattern? Events { get; init; }

    /// <summary>The bus that the new events are put on. Default: <see cref="EventBus"/>.</summary>
    public IEventBus? TargetBus { get; init; }

    /// <summary>Drops events that come too late. Default: no such guard.</summary>
    public ExpiryGuard? Expiry { get; init; }

    /// <summary>How often an event is tried before it is dead-lettered: 3 to 1000; default 10.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>What becomes of queues and log when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

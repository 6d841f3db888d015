using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using EventPatterns.Cdk.Events;

namespace EventPatterns.Cdk.Consumers;

/// <summary>How an <see cref="EventConsumer"/> is made.</summary>
public sealed record EventConsumerProps
{
    /// <summary>The bus that is listened to.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>Which events; at least one pattern, and one rule is made for each. Default: none, for <see cref="BareEvents"/>.</summary>
    public IReadOnlyList<ContractPattern> Events { get; init; } = [];

    /// <summary>
    /// Events that come without an envelope, such as AWS's own on the default bus, instead of <see cref="Events"/>. The
    /// states see each in an envelope: EventBridge's own <c>id</c> as <c>eventId</c>, and the whole event as payload.
    /// Default: none.
    /// </summary>
    public IReadOnlyList<EventPattern> BareEvents { get; init; } = [];

    /// <summary>What is done with an event that passes the guards.</summary>
    public required EventHandling Handler { get; init; }

    /// <summary>Drops events that come too late. Default: no such guard.</summary>
    public ExpiryGuard? Expiry { get; init; }

    /// <summary>Handles an event once. Default: no such guard; the handler must be able to take an event again.</summary>
    public IdempotencyGuard? Idempotency { get; init; }

    /// <summary>Skips events that a later one has overtaken. Default: no such guard.</summary>
    public OrderingGuard? Ordering { get; init; }

    /// <summary>Where <see cref="EventExpired"/> and <see cref="EventStale"/> are published. Default: <see cref="EventBus"/>.</summary>
    public IEventBus? OperationalBus { get; init; }

    /// <summary>How often a message is tried before it is dead-lettered: 3 to 1000; default 10. A crash of the guarded workflow takes two, and a duplicate that comes meanwhile one.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>How often EventBridge retries to reach the queue or target: 0 to 185; default 185.</summary>
    public int DeliveryAttempts { get; init; } = 185;

    /// <summary>How long EventBridge retries: a minute to a day; default a day.</summary>
    public Duration DeliveryAge { get; init; } = Duration.Hours(24);

    /// <summary>Whether the workflow is traced by X-Ray, which costs and needs a statement on every resource. Default: false.</summary>
    public bool Tracing { get; init; }

    /// <summary>What becomes of queues, the guards' table and the log when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;

    /// <summary>Whether the patterns come later, by <see cref="EventConsumer.Listen"/>.</summary>
    internal bool ListensLater { get; init; }

    internal bool HasGuards => Expiry is not null || Idempotency is not null || Ordering is not null;
}

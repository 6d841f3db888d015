using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Integrations;

/// <summary>How a <see cref="BusToTable"/> is made.</summary>
public sealed record BusToTableProps
{
    /// <summary>The bus that is listened to.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>What an event writes.</summary>
    public required TableWrite Write { get; init; }

    /// <summary>The table; several constructs may write to one.</summary>
    public required ITable Table { get; init; }

    /// <summary>Drops events that come too late. Default: no such guard.</summary>
    public ExpiryGuard? Expiry { get; init; }

    /// <summary>How often an event is tried before it is dead-lettered: 3 to 1000; default 10.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>What becomes of queues and log when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

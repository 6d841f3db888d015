using Amazon.CDK;
using Amazon.CDK.AWS.KMS;

namespace EventPatterns.Cdk.Buses;

/// <summary>How a <see cref="DomainBus"/> is made.</summary>
public sealed record DomainBusProps
{
    /// <summary>The bus's name: 1 to 256 of letters, digits, <c>.</c>, <c>-</c> and <c>_</c>. Default: one that CloudFormation makes.</summary>
    public string? EventBusName { get; init; }

    /// <summary>Who besides roles that were granted it may put which events. Default: nobody.</summary>
    public IReadOnlyList<BusPublisher> Publishers { get; init; } = [];

    /// <summary>How long every event is kept for replay; at least a day, <see cref="Duration.Days"/> of 0 for ever. Default: no archive.</summary>
    public Duration? ArchiveRetention { get; init; }

    /// <summary>The key that encrypts events at rest. Default: a key that AWS owns.</summary>
    public IKey? EncryptionKey { get; init; }

    /// <summary>Whether every event is written to a log group, for development: payloads included, a week long. Default: false.</summary>
    public bool LogEverything { get; init; }

    /// <summary>What becomes of the log group and the dead-letter queue when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

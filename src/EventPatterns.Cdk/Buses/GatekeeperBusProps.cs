using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.KMS;

namespace EventPatterns.Cdk.Buses;

/// <summary>How a <see cref="GatekeeperBus"/> is made.</summary>
public sealed record GatekeeperBusProps
{
    /// <summary>The domain whose border it is, as its contracts name it: lower-case letters, digits and hyphens, a letter first.</summary>
    public required string Domain { get; init; }

    /// <summary>The bus inside the bounded context: what is published comes from it, what is accepted goes to it.</summary>
    public required IEventBus Inside { get; init; }

    /// <summary>
    /// The bus's name, by which other stacks and accounts address it: 1 to 256 of letters, digits, <c>.</c>, <c>-</c> and
    /// <c>_</c>. Default: <c>{Domain}-gatekeeper</c>.
    /// </summary>
    public string? EventBusName { get; init; }

    /// <summary>
    /// The organization whose accounts may put any event, of which those that were not accepted are refused and told of
    /// (<see cref="EventRefused"/>). Default: none, so that only accounts and contracts that were accepted get in at all.
    /// </summary>
    public string? OrganizationId { get; init; }

    /// <inheritdoc cref="DomainBusProps.ArchiveRetention"/>
    public Duration? ArchiveRetention { get; init; }

    /// <inheritdoc cref="DomainBusProps.EncryptionKey"/>
    public IKey? EncryptionKey { get; init; }

    /// <inheritdoc cref="DomainBusProps.LogEverything"/>
    public bool LogEverything { get; init; }

    /// <summary>What becomes of queues, tables and logs when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

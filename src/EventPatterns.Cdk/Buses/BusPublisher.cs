using Amazon.CDK.AWS.IAM;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>A principal that a bus's own policy lets put events: an account, a role by its ARN, or a service.</summary>
public sealed record BusPublisher
{
    /// <summary>
    /// The statement's id in the bus's policy: letters, digits, <c>-</c> and <c>_</c>, unlike any other of the bus.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Who may put events.</summary>
    public required IPrincipal Principal { get; init; }

    /// <summary>What it may put; at least one.</summary>
    public required IReadOnlyList<EventContract> Contracts { get; init; }
}

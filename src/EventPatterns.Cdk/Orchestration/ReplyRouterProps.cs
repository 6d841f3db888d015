using Amazon.CDK;
using Amazon.CDK.AWS.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>How a <see cref="ReplyRouter"/> is made.</summary>
public sealed record ReplyRouterProps
{
    /// <summary>The bus that requests go out on, and replies come in on.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>What may be asked and answered, also by compensations; at least one.</summary>
    public required IReadOnlyList<Conversation> Conversations { get; init; }

    /// <summary>Where <see cref="ReplyRefused"/> is published. Default: <see cref="EventBus"/>.</summary>
    public IEventBus? OperationalBus { get; init; }

    /// <summary>How often a reply is tried before it is dead-lettered: 3 to 1000; default 10.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>What becomes of the claims, queues and logs when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

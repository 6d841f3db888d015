using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>How a <see cref="Participant"/> is made.</summary>
public sealed record ParticipantProps
{
    /// <summary>The bus that requests come in on, and replies go out on.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>What is asked, and which events answer.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>
    /// What it does. The states may be visited again only as they ask for it themselves. An error that they do not catch is a
    /// failure: it says that nothing of the work is left, so a state whose effect is in doubt must catch its own errors.
    /// </summary>
    public required Func<WorkflowContext, IChainable> Work { get; init; }

    /// <summary>The reply that the work is done; <see cref="WorkflowContext.Result"/> is what the states gave.</summary>
    public required Func<WorkflowContext, WorkflowEvent> Completed { get; init; }

    /// <summary>The reply that it is not; <see cref="WorkflowContext.Error"/> says why.</summary>
    public required Func<WorkflowContext, WorkflowEvent> Failed { get; init; }

    /// <summary>The sign that the work goes on, for a conversation that has one. Default: none is given.</summary>
    public Func<WorkflowContext, WorkflowEvent>? InProgress { get; init; }

    /// <summary>
    /// How often the sign is given: ten seconds or more; default a minute. Half of the waiting step's heartbeat or less, since a
    /// sign may be late. Each sign is nine events of the execution's history, which may have 25,000, so a long
    /// <see cref="Deadline"/> needs a long interval: a day 39 seconds, a month 20 minutes.
    /// </summary>
    public Duration HeartbeatInterval { get; init; } = Duration.Minutes(1);

    /// <summary>
    /// How long signs are given at most, as long as the work may take: a minute to a year; default a day. Work that takes longer
    /// goes on and is replied to, but the step that waits for it hears nothing meanwhile. For a conversation without signs it
    /// means nothing. Source: docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
    /// </summary>
    public Duration Deadline { get; init; } = Duration.Days(1);

    /// <summary>What becomes of queues and logs when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

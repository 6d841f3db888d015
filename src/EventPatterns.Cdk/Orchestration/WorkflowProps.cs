using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>How a <see cref="Workflow"/> is made.</summary>
public sealed record WorkflowProps
{
    /// <summary>The bus whose events start it, and that its own events go out on.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>Which events start it; at least one pattern.</summary>
    public required IReadOnlyList<ContractPattern> StartedBy { get; init; }

    /// <summary>What it does. The context is the states' scope.</summary>
    public required Func<WorkflowContext, IChainable> Steps { get; init; }

    /// <summary>The event that it ends in when all went well; <see cref="WorkflowContext.Result"/> is what the steps gave.</summary>
    public required Func<WorkflowContext, WorkflowEvent> Completed { get; init; }

    /// <summary>The event that it ends in otherwise, when everything is undone; <see cref="WorkflowContext.Error"/> says why.</summary>
    public required Func<WorkflowContext, WorkflowEvent> Failed { get; init; }

    /// <summary>Who brings replies back, and keeps what may have to be undone. Needed for steps that wait or are undone, and to be cancelled. Default: none.</summary>
    public ReplyRouter? Replies { get; init; }

    /// <summary>Which event cancels a workflow that runs. Default: none.</summary>
    public Cancellation? Cancellation { get; init; }

    /// <summary>
    /// Whether it is an Express workflow: at most five minutes, cheaper, run again after a crash. It can't wait for replies,
    /// be undone or be cancelled. Default: false, a Standard workflow: up to a year, each step once.
    /// </summary>
    public bool Express { get; init; }

    /// <summary>What becomes of queues, tables and logs when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

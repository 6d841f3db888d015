using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// A workflow that an event starts and that ends in an event either way: completed; or failed, when everything that was
/// begun is undone. An execution is named after its event, so a second delivery starts nothing.
/// </summary>
public sealed class Workflow : Construct
{
    /// <summary>The error of a workflow that an event cancelled.</summary>
    public const string CancelledError = "Workflow.Cancelled";

    /// <summary>The error of a workflow that took longer than <see cref="Cancellation.Deadline"/>.</summary>
    public const string DeadlineError = "Workflow.DeadlineExceeded";

    /// <summary>Makes the workflow.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public Workflow(Construct scope, string id, WorkflowProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        WorkflowChecks.Check(Node.Path, props);
        Starter = props.Express ? StartExpress(props) : StartStandard(props);
        Machine = props.Express ? Starter.Workflow! : Machine!;
        if (props.Cancellation is { } cancellation) Canceller = new Canceller(this, "Canceller", props, cancellation, Machine).Consumer;
    }

    /// <summary>Takes the events that start it.</summary>
    public EventConsumer Starter { get; }

    /// <summary>The state machine; of an Express workflow the starter's own.</summary>
    public StateMachine Machine { get; private set; }

    /// <summary>Takes the events that cancel it; null where none do.</summary>
    public EventConsumer? Canceller { get; }

    // Through the queue, since only there the event's id becomes the execution's name; an event that has expired starts nothing.
    private EventConsumer StartStandard(WorkflowProps props)
    {
        var context = new WorkflowContext(this, "Steps", props.EventBus, WorkflowContext.ExecutionInput, props.Replies) { Undoes = true, Deadline = props.Cancellation?.Deadline };
        Machine = new StateMachine(this, "Machine", new StateMachineProps
        {
            DefinitionBody = DefinitionBody.FromChainable(new WorkflowStates(Node.Path, context, props).Define()),
            RemovalPolicy = props.RemovalPolicy,
        });
        context.GrantTo(Machine);
        context.ServeTo(Machine);
        return new EventConsumer(this, "Starter", new EventConsumerProps
        {
            EventBus = props.EventBus,
            Events = props.StartedBy,
            Handler = EventHandling.ByWorkflow(Machine),
            Expiry = new ExpiryGuard(),
            MaxAttempts = 10,
            RemovalPolicy = props.RemovalPolicy,
        });
    }

    private EventConsumer StartExpress(WorkflowProps props) => new(this, "Starter", new EventConsumerProps
    {
        EventBus = props.EventBus,
        Events = props.StartedBy,
        Handler = EventHandling.ByStates(handler =>
        {
            var context = new WorkflowContext(handler.Scope, "Steps", props.EventBus, handler.Event);
            handler.Grant(context.GrantTo);
            return new WorkflowStates(Node.Path, context, props).Define();
        }),
        Expiry = new ExpiryGuard(),
        Idempotency = new IdempotencyGuard(),
        RemovalPolicy = props.RemovalPolicy,
    });
}

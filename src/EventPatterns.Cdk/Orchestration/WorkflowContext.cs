using System.Linq.Expressions;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>
/// The scope of a workflow's states, and where they find the event that started it: in every state alike, whatever the
/// states before it made of their input.
/// </summary>
public sealed class WorkflowContext : Construct
{
    /// <summary>The event that started a Standard workflow.</summary>
    internal const string ExecutionInput = "$$.Execution.Input";

    private readonly List<Action<IGrantable>> grants = [];

    internal WorkflowContext(Construct scope, string id, IEventBus bus, string eventPath, ReplyRouter? replies = null) : base(scope, id) =>
        (EventBus, Event, Replies) = (bus, eventPath, replies);

    // What compensates shares the workflow's role.
    private WorkflowContext(WorkflowContext parent, string id) : this(parent, id, parent.EventBus, parent.Event, parent.Replies) =>
        (grants, Undoes, Deadline) = (parent.grants, parent.Undoes, parent.Deadline);

    /// <summary>The bus of the workflow's events.</summary>
    public IEventBus EventBus { get; }

    /// <summary>
    /// The JSON path of the event that started the workflow. In a Standard workflow it is there in every state; in an Express
    /// one it stands in the states' input, which they must keep: <c>ResultPath</c>.
    /// </summary>
    public string Event { get; }

    /// <summary>The JSON path of what the workflow's states gave, for the event that tells its success.</summary>
    public string Result { get; } = "$.result[0]";

    /// <summary>The JSON path of the error that the workflow met, for the event that tells its failure.</summary>
    public string Error { get; } = "$.failure.Error";

    /// <summary>The JSON path of the error's cause.</summary>
    public string Cause { get; } = "$.failure.Cause";

    internal ReplyRouter? Replies { get; }

    /// <summary>Whether a step that is made here is undone where it has a compensation.</summary>
    internal bool Undoes { get; init; }

    /// <summary>How long the steps may take in all; null where nothing ends them.</summary>
    internal Amazon.CDK.Duration? Deadline { get; init; }

    internal bool IsExpress => Event != ExecutionInput;

    /// <summary>The JSON path of a member of the event's payload: <c>workflow.Data&lt;OrderPlaced&gt;(e => e.OrderId)</c>.</summary>
    /// <exception cref="ArgumentException">The expression names no member that is in the JSON.</exception>
    public string Data<T>(Expression<Func<T, object?>> member) where T : notnull => InEvent(ContractPath.Of(member).JsonPath);

    /// <summary>The JSON path of a member of the event's metadata.</summary>
    /// <exception cref="ArgumentException">The expression names no member that is in the JSON.</exception>
    public string Metadata(Expression<Func<EventMetadata, object?>> member) => InEvent(EventPath.Metadata + ContractPath.Of(member).JsonPath[EventPath.Data.Length..]);

    /// <summary>States that publish an event which the starting one caused. Their output is their input.</summary>
    public IChainable Publish(string id, WorkflowEvent published) => Publish(id, published, new PublishOptions());

    internal IChainable Publish(string id, WorkflowEvent published, PublishOptions options)
    {
        ArgumentNullException.ThrowIfNull(published);
        Grant(role => EventBus.GrantPublish(role, published.Contract));
        return PublishEvent.State(this, id, EventBus, published.Contract, published.Data, options with
        {
            Cause = Event,
            Retry = IsExpress ? TransientErrors.OfEventBridge : TransientErrors.Patient,
        });
    }

    /// <summary>A scope within, for states whose names stand apart in the tree of constructs.</summary>
    internal WorkflowContext Within(string id) => new(this, id);

    /// <summary>The same for what undoes a step, which itself is not undone, and not cancelled.</summary>
    internal WorkflowContext WithinUndo(string id) => new(this, id) { Undoes = false, Deadline = null };

    /// <summary>The context that a construct is made in; null where there is none.</summary>
    internal static WorkflowContext? Around(IConstruct scope) => scope.Node.Scopes.OfType<WorkflowContext>().LastOrDefault();

    /// <summary>Lets every router that a step within asks by return the tokens of the state machine.</summary>
    internal void ServeTo(StateMachine machine)
    {
        var routers = Node.FindAll(ConstructOrder.PREORDER).OfType<RequestStep>().Select(step => step.Replies);
        foreach (var router in (Replies is null ? routers : routers.Append(Replies)).Distinct().ToArray()) router.Return(machine);
    }

    internal string InEvent(string eventPath) => Event + eventPath["$".Length..];

    internal void Grant(Action<IGrantable> grant) => grants.Add(grant);

    internal void GrantTo(IGrantable role) => grants.ForEach(grant => grant(role));
}

using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Orchestration;

/// <summary>Takes the events that cancel a workflow: marks it as cancelled, unless it is too late, and fails the token of its watch.</summary>
internal sealed class Canceller : Construct
{
    private const string Item = "$.workflow";

    private readonly WorkflowProps props;
    private readonly Cancellation cancellation;
    private readonly string workflow;

    public Canceller(Construct scope, string id, WorkflowProps props, Cancellation cancellation, StateMachine machine) : base(scope, id)
    {
        (this.props, this.cancellation, workflow) = (props, cancellation, scope.Node.Path);
        Consumer = new EventConsumer(this, "Consumer", new EventConsumerProps
        {
            EventBus = props.EventBus,
            Events = [cancellation.Requested],
            Handler = EventHandling.ByStates(Define),
            MaxAttempts = 10,
            RemovalPolicy = props.RemovalPolicy,
        });
        machine.GrantTaskResponse(Consumer.Workflow!);
        // A policy of its own: the machine waits for the default one, which therefore can't name the machine.
        new Policy(this, "EndWatch", new PolicyProps
        {
            Roles = [machine.Role],
            Statements = [new PolicyStatement(new PolicyStatementProps { Actions = ["states:SendTaskSuccess"], Resources = [machine.StateMachineArn] })],
        });
    }

    public EventConsumer Consumer { get; }

    private IChainable Define(HandlerContext context)
    {
        var mark = new ClaimUpdate
        {
            Key = cancellation.RequestedWorkflowKey(workflow),
            Comment = "Cancels the workflow, also one that has not started yet; but none that is done.",
            Condition = $"attribute_not_exists(#{ClaimItem.Committed})",
            ReadInto = Item,
            ReadsAll = true,
            Retry = TransientErrors.OfDynamoDbSdk,
        }
            .Set(ClaimItem.Cancelled, ClaimUpdate.Text(context.Metadata(m => m.EventId)))
            .KeepFor(Duration.Days(ClaimItem.DaysKept))
            .In(context.Scope, "MarkCancelled", props.Replies!.Claims.Table);
        mark.AddCatch(Refuse(context), new CatchProps { Errors = [ClaimUpdate.Refused], ResultPath = JsonPath.DISCARD });
        return mark.Next(new Choice(context.Scope, "IsWatched")
            .When(Condition.IsPresent($"{Item}.Item.{ClaimItem.Token}"), FailWatch(context))
            .Otherwise(new Succeed(context.Scope, "CancelledBeforeItRan")));
    }

    private Chain Refuse(HandlerContext context) => Chain
        .Start(context.Publish<CancellationRefused>("PublishRefused", props.EventBus, data => data
            .Value(e => e.Workflow, workflow)
            .From(e => e.EventId, context.Metadata(m => m.EventId))))
        .Next(new Succeed(context.Scope, "TooLate"));

    private static CustomState FailWatch(HandlerContext context)
    {
        var done = new Succeed(context.Scope, "Cancelled");
        var fail = new TaskReturn("Watch", "sendTaskFailure", new()
        {
            ["Error"] = Workflow.CancelledError,
            ["Cause.$"] = $"States.Format('{{}} {{}} cancelled the workflow.', {WorkflowInput.DetailType}, {WorkflowInput.InEvent(EventPath.EventId)})",
        }).State(context.Scope, "FailWatch", $"{Item}.Item.{ClaimItem.Token}.S");
        fail.AddCatch(done, new CatchProps { Errors = TaskReturn.NobodyWaits, ResultPath = JsonPath.DISCARD });
        fail.Next(done);
        return fail;
    }
}

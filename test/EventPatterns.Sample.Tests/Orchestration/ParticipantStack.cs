using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using EventPatterns.Cdk.Orchestration;

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>A domain that does work and takes it back. Its ledger has an item for each order, which says what is so.</summary>
internal abstract class ParticipantStack : Stack
{
    protected ParticipantStack(App app, string id, IEventBus bus, IEnvironment? environment) : base(app, id, new StackProps { Env = environment })
    {
        Bus = bus;
        Ledger = new Table(this, "Ledger", new TableProps { PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "pk", Type = AttributeType.STRING } });
    }

    protected IEventBus Bus { get; }

    private Table Ledger { get; }

    /// <summary>Done, unless it was taken back before: an undo may overtake what it undoes.</summary>
    protected DynamoUpdateItem Do(WorkflowContext workflow, string orderId) => Write(workflow, "Do", orderId, "done", "attribute_not_exists(#state) OR #by = :by");

    /// <summary>Taken back, and never to be done again.</summary>
    protected DynamoUpdateItem TakeBack(WorkflowContext workflow, string orderId) => Write(workflow, "TakeBack", orderId, "undone", null);

    protected static Choice WhenAsked(WorkflowContext workflow, string how, string asked, IChainable then, IChainable otherwise) =>
        new Choice(workflow, $"Is{asked}").When(Condition.StringEquals(how, asked), then).Otherwise(otherwise);

    private DynamoUpdateItem Write(WorkflowContext workflow, string id, string orderId, string state, string? condition)
    {
        var write = new DynamoUpdateItem(workflow, id, new DynamoUpdateItemProps
        {
            Table = Ledger,
            Key = new Dictionary<string, DynamoAttributeValue> { ["pk"] = DynamoAttributeValue.FromString(JsonPath.StringAt(orderId)) },
            UpdateExpression = "SET #state = :state, #by = :by",
            ConditionExpression = condition,
            ExpressionAttributeNames = new Dictionary<string, string> { ["#state"] = "state", ["#by"] = "by" },
            ExpressionAttributeValues = new Dictionary<string, DynamoAttributeValue>
            {
                [":state"] = DynamoAttributeValue.FromString(state),
                [":by"] = DynamoAttributeValue.FromString(JsonPath.StringAt("$$.Execution.Name")),
            },
            ResultPath = JsonPath.DISCARD,
        });
        write.AddRetry(new RetryProps { Errors = ["DynamoDB.ConditionalCheckFailedException"], MaxAttempts = 0 });
        write.AddRetry(new RetryProps { Errors = [Errors.ALL], MaxAttempts = 8 });
        return write;
    }
}

internal sealed class PaymentsStack : ParticipantStack
{
    public PaymentsStack(App app, IEventBus bus, IEnvironment? environment = null) : base(app, "Payments", bus, environment)
    {
        new Participant(this, "TakePayment", new ParticipantProps
        {
            EventBus = bus,
            Conversation = Conversations.Payment,
            Work = TakePayment,
            Completed = workflow => WorkflowEvent.Of<PaymentTaken>(data => data
                .From(e => e.OrderId, workflow.Data<PaymentRequested>(r => r.OrderId))
                .From(e => e.Receipt, "States.Format('receipt of {}', $$.Execution.Input.detail.data.orderId)")),
            Failed = workflow => WorkflowEvent.Of<PaymentDeclined>(data => data
                .From(e => e.OrderId, workflow.Data<PaymentRequested>(r => r.OrderId))
                .From(e => e.Reason, workflow.Error)),
            InProgress = workflow => WorkflowEvent.Of<PaymentPending>(data => data.From(e => e.OrderId, workflow.Data<PaymentRequested>(r => r.OrderId))),
            HeartbeatInterval = Duration.Minutes(10),
        });
        new Participant(this, "Refund", new ParticipantProps
        {
            EventBus = bus,
            Conversation = Conversations.Refund,
            Work = workflow => TakeBack(workflow, workflow.Data<RefundRequested>(r => r.OrderId)),
            Completed = workflow => WorkflowEvent.Of<PaymentRefunded>(data => data.From(e => e.OrderId, workflow.Data<RefundRequested>(r => r.OrderId))),
            Failed = workflow => WorkflowEvent.Of<RefundFailed>(data => data.From(e => e.OrderId, workflow.Data<RefundRequested>(r => r.OrderId))),
        });
    }

    /// <summary>The bank takes an hour, twice as long as the step bears silence.</summary>
    private Choice TakePayment(WorkflowContext workflow)
    {
        var how = workflow.Data<PaymentRequested>(r => r.How);
        var pay = Do(workflow, workflow.Data<PaymentRequested>(r => r.OrderId)).Next(new Wait(workflow, "AwaitBank", new WaitProps { Time = WaitTime.Duration(Duration.Hours(1)) }));
        return WhenAsked(workflow, how, "declined", new Fail(workflow, "NoMoney", new FailProps { Error = "NoMoney", Cause = "The card has none." }), pay);
    }
}

internal sealed class LoyaltyStack : ParticipantStack
{
    public LoyaltyStack(App app, IEventBus bus, IEnvironment? environment = null) : base(app, "Loyalty", bus, environment)
    {
        new Participant(this, "EarnPoints", new ParticipantProps
        {
            EventBus = bus,
            Conversation = Conversations.Points,
            Work = EarnPoints,
            Completed = workflow => WorkflowEvent.Of<PointsEarned>(data => data.From(e => e.OrderId, workflow.Data<PointsRequested>(r => r.OrderId))),
            Failed = workflow => WorkflowEvent.Of<PointsRefused>(data => data
                .From(e => e.OrderId, workflow.Data<PointsRequested>(r => r.OrderId))
                .From(e => e.Reason, workflow.Error)),
        });
        new Participant(this, "ReturnPoints", new ParticipantProps
        {
            EventBus = bus,
            Conversation = Conversations.PointsReturn,
            Work = workflow => TakeBack(workflow, workflow.Data<PointsReturnRequested>(r => r.OrderId)),
            Completed = workflow => WorkflowEvent.Of<PointsReturned>(data => data.From(e => e.OrderId, workflow.Data<PointsReturnRequested>(r => r.OrderId))),
            Failed = workflow => WorkflowEvent.Of<PointsReturnRefused>(data => data.From(e => e.OrderId, workflow.Data<PointsReturnRequested>(r => r.OrderId))),
        });
    }

    /// <summary>Silent for two hours where the order asks for it, before or after the points are written.</summary>
    private Choice EarnPoints(WorkflowContext workflow)
    {
        var how = workflow.Data<PointsRequested>(r => r.How);
        var write = Do(workflow, workflow.Data<PointsRequested>(r => r.OrderId));
        write.Next(WhenAsked(workflow, how, "slow", Silence(workflow, "Linger"), new Pass(workflow, "Written")));
        return WhenAsked(workflow, how, "sleepy", Silence(workflow, "Sleep").Next(write), write);
    }

    private static Wait Silence(WorkflowContext workflow, string id) => new(workflow, id, new WaitProps { Time = WaitTime.Duration(Duration.Hours(2)) });
}

using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Orchestration;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>The orchestrator: stock of its own, then payment, points and a person's approval at once.</summary>
internal sealed class CheckoutStack : Stack
{
    private readonly Table stock;

    public CheckoutStack(App app, IEventBus bus, IEnvironment? environment = null) : base(app, "Orders", new StackProps { Env = environment })
    {
        stock = new Table(this, "Stock", new TableProps { PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "pk", Type = AttributeType.STRING } });
        var replies = new ReplyRouter(this, "Replies", new ReplyRouterProps { EventBus = bus, Conversations = Conversations.All });
        new Workflow(this, "Checkout", new WorkflowProps
        {
            EventBus = bus,
            StartedBy = [new EventPatternOf<OrderPlaced>()],
            Replies = replies,
            Cancellation = Cancellation.By<CancellationRequested, OrderPlaced>(c => c.OrderId, o => o.OrderId) with { Deadline = Duration.Days(20) },
            Steps = Steps,
            Completed = workflow => WorkflowEvent.Of<OrderCompleted>(data => data
                .From(e => e.OrderId, OrderId(workflow))
                .From(e => e.Receipt, $"{workflow.Result}.receipt")),
            Failed = workflow => WorkflowEvent.Of<OrderCancelled>(data => data
                .From(e => e.OrderId, OrderId(workflow))
                .From(e => e.Why, workflow.Error)),
        });
    }

    private static string OrderId(WorkflowContext workflow) => workflow.Data<OrderPlaced>(order => order.OrderId);

    private static string How(WorkflowContext workflow) => workflow.Data<OrderPlaced>(order => order.How);

    private Chain Steps(WorkflowContext workflow)
    {
        var reserve = new UndoableStep(workflow, "ReserveStock", new UndoableStepProps
        {
            Do = states => Write(states, "WriteReservation", "reserved", "attribute_not_exists(#state) OR #state = :state"),
            Compensation = Compensation.ByStates(states => Write(states, "FreeReservation", "free", null)),
        });
        var atOnce = new Parallel(workflow, "AtOnce", new ParallelProps { OutputPath = "$[0]" });
        atOnce.Branch(TakePayment(workflow), EarnPoints(workflow), Approve(workflow));
        return reserve.Next(atOnce);
    }

    private static RequestStep TakePayment(WorkflowContext workflow) => new(workflow, "TakePayment", new RequestStepProps
    {
        Conversation = Conversations.Payment,
        Request = WorkflowEvent.Of<PaymentRequested>(data => data.From(r => r.OrderId, OrderId(workflow)).From(r => r.How, How(workflow))),
        Timeout = Duration.Hours(6),
        Heartbeat = Duration.Minutes(30),
        Compensation = Compensation.ByStates(states => new RequestStep(states, "RefundPayment", new RequestStepProps
        {
            Conversation = Conversations.Refund,
            Request = WorkflowEvent.Of<RefundRequested>(data => data.From(r => r.OrderId, OrderId(states))),
            Timeout = Duration.Days(2),
            Heartbeat = Duration.Days(1),
        })),
    });

    private static RequestStep EarnPoints(WorkflowContext workflow) => new(workflow, "EarnPoints", new RequestStepProps
    {
        Conversation = Conversations.Points,
        Request = WorkflowEvent.Of<PointsRequested>(data => data.From(r => r.OrderId, OrderId(workflow)).From(r => r.How, How(workflow))),
        Timeout = Duration.Hours(3),
        Heartbeat = Duration.Hours(1),
        Compensation = Compensation.ByStates(states => new RequestStep(states, "ReturnPoints", new RequestStepProps
        {
            Conversation = Conversations.PointsReturn,
            Request = WorkflowEvent.Of<PointsReturnRequested>(data => data.From(r => r.OrderId, OrderId(states))),
            Timeout = Duration.Days(2),
            Heartbeat = Duration.Days(1),
        })),
    });

    private static Chain Approve(WorkflowContext workflow)
    {
        var approve = new RequestStep(workflow, "Approve", new RequestStepProps
        {
            Conversation = Conversations.Approval,
            Request = WorkflowEvent.Of<ApprovalRequested>(data => data.From(r => r.OrderId, OrderId(workflow))),
            Timeout = Duration.Days(10),
            Heartbeat = Duration.Days(9),
        });
        var byHand = new Choice(workflow, "NeedsApproval")
            .When(Condition.StringEquals(How(workflow), "by-hand"), approve)
            .Otherwise(new Pass(workflow, "ApprovedAtOnce"));
        return Chain.Start(byHand);
    }

    // What is cut off may still be written after it was freed.
    private DynamoUpdateItem Write(WorkflowContext workflow, string id, string state, string? condition)
    {
        var write = new DynamoUpdateItem(workflow, id, new DynamoUpdateItemProps
        {
            Table = stock,
            Key = new Dictionary<string, DynamoAttributeValue> { ["pk"] = DynamoAttributeValue.FromString(JsonPath.StringAt(OrderId(workflow))) },
            UpdateExpression = "SET #state = :state",
            ConditionExpression = condition,
            ExpressionAttributeNames = new Dictionary<string, string> { ["#state"] = "state" },
            ExpressionAttributeValues = new Dictionary<string, DynamoAttributeValue> { [":state"] = DynamoAttributeValue.FromString(state) },
            ResultPath = JsonPath.DISCARD,
        });
        write.AddRetry(new RetryProps { Errors = ["DynamoDB.ConditionalCheckFailedException"], MaxAttempts = 0 });
        write.AddRetry(new RetryProps { Errors = [Errors.ALL], MaxAttempts = 8 });
        return write;
    }
}

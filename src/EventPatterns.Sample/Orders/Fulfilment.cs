using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Orchestration;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;

namespace EventPatterns.Sample.Orders;

/// <summary>
/// Brings an order to an end: goods put aside, money and points asked for at once, and a parcel when the money is there. What
/// cannot be done, or takes too long, or is cancelled, is undone.
/// </summary>
internal sealed class Fulfilment : Construct
{
    public Fulfilment(Construct scope, string id, IEventBus bus) : base(scope, id)
    {
        Reservations = new Reservations(this, "Reservations");
        new Workflow(this, "Workflow", new WorkflowProps
        {
            EventBus = bus,
            StartedBy = [new EventPatternOf<OrderPlaced>()],
            Replies = new ReplyRouter(this, "Replies", new ReplyRouterProps { EventBus = bus, Conversations = Conversations.All, RemovalPolicy = RemovalPolicy.DESTROY }),
            Cancellation = Cancellation.By<CancellationRequested, OrderPlaced>(cancelled => cancelled.OrderId, placed => placed.OrderId),
            Steps = Steps,
            Completed = workflow => WorkflowEvent.Of<OrderCompleted>(data => data
                .From(e => e.OrderId, OrderId(workflow))
                .From(e => e.CustomerId, CustomerId(workflow))
                .From(e => e.Total, Total(workflow))),
            Failed = workflow => WorkflowEvent.Of<OrderCancelled>(data => data
                .From(e => e.OrderId, OrderId(workflow))
                .From(e => e.CustomerId, CustomerId(workflow))
                .From(e => e.Why, workflow.Error)),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
    }

    private Reservations Reservations { get; }

    internal static string OrderId(WorkflowContext workflow) => workflow.Data<OrderPlaced>(order => order.OrderId);

    private static string CustomerId(WorkflowContext workflow) => workflow.Data<OrderPlaced>(order => order.CustomerId);

    private static string Total(WorkflowContext workflow) => workflow.Data<OrderPlaced>(order => order.Total);

    private Chain Steps(WorkflowContext workflow)
    {
        var atOnce = new Parallel(workflow, "PaymentAndPoints");
        atOnce.Branch(TakePayment(workflow).Next(SendParcel(workflow)), EarnPoints(workflow));
        return Reservations.Reserve(workflow).Next(atOnce);
    }

    private static RequestStep TakePayment(WorkflowContext workflow) => new(workflow, "TakePayment", new RequestStepProps
    {
        Conversation = Conversations.Payment,
        Request = WorkflowEvent.Of<PaymentRequested>(data => data
            .From(r => r.OrderId, OrderId(workflow))
            .From(r => r.CustomerId, CustomerId(workflow))
            .From(r => r.Amount, Total(workflow))),
        Timeout = Duration.Hours(6),
        Heartbeat = Duration.Minutes(30),
        Compensation = Undo("RefundPayment", Conversations.Refund, states => WorkflowEvent.Of<RefundRequested>(data => data.From(r => r.OrderId, OrderId(states)))),
    });

    // Long enough for a vendor's outage of an hour: loyalty holds the request meanwhile, and has no sign of progress to give.
    private static RequestStep EarnPoints(WorkflowContext workflow) => new(workflow, "EarnPoints", new RequestStepProps
    {
        Conversation = Conversations.Points,
        Request = WorkflowEvent.Of<PointsRequested>(data => data
            .From(r => r.OrderId, OrderId(workflow))
            .From(r => r.CustomerId, CustomerId(workflow))
            .From(r => r.Total, Total(workflow))),
        Timeout = Duration.Hours(3),
        Heartbeat = Duration.Minutes(110),
        Compensation = Undo("ReturnPoints", Conversations.PointsReturn, states => WorkflowEvent.Of<PointsReturnRequested>(data => data.From(r => r.OrderId, OrderId(states)))),
    });

    private static RequestStep SendParcel(WorkflowContext workflow) => new(workflow, "SendParcel", new RequestStepProps
    {
        Conversation = Conversations.Parcel,
        Request = WorkflowEvent.Of<ParcelRequested>(data => data
            .From(r => r.OrderId, OrderId(workflow))
            .From(r => r.CustomerId, CustomerId(workflow))),
        Timeout = Duration.Hours(4),
        Heartbeat = Duration.Hours(1),
        Compensation = Undo("RecallParcel", Conversations.Recall, states => WorkflowEvent.Of<ParcelRecallRequested>(data => data.From(r => r.OrderId, OrderId(states)))),
    });

    // A vendor may be down when something is to be undone, so the other side has days.
    private static Compensation Undo(string id, Conversation conversation, Func<WorkflowContext, WorkflowEvent> request) =>
        Compensation.ByStates(states => new RequestStep(states, id, new RequestStepProps
        {
            Conversation = conversation,
            Request = request(states),
            Timeout = Duration.Days(3),
            Heartbeat = Duration.Days(2),
        }));
}

using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Orchestration;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Tests.Orchestration;

[Event(Domain = "orders", Service = "checkout")]
public sealed record OrderShipped(string OrderId);

[Event(Domain = "orders", Service = "checkout")]
public sealed record PaymentRequested(string OrderId, decimal Amount, string Currency);

[Event(Domain = "payments", Service = "cards")]
public sealed record PaymentTaken(string PaymentId);

[Event(Domain = "payments", Service = "cards")]
public sealed record PaymentDeclined(string Reason);

[Event(Domain = "payments", Service = "cards")]
public sealed record PaymentPending(string OrderId);

[Event(Domain = "orders", Service = "checkout")]
public sealed record RefundRequested(string OrderId);

[Event(Domain = "payments", Service = "cards")]
public sealed record PaymentRefunded(string PaymentId);

[Event(Domain = "payments", Service = "cards")]
public sealed record RefundFailed(string Reason);

[Event(Domain = "orders", Service = "checkout", TimeToLive = "P2D", Category = EventCategory.Local)]
public sealed record ApprovalRequested(string OrderId);

[Event(Domain = "orders", Service = "backoffice", Category = EventCategory.Local)]
public sealed record OrderApproved(string OrderId);

[Event(Domain = "orders", Service = "backoffice", Category = EventCategory.Local)]
public sealed record OrderRejected(string OrderId);

/// <summary>A checkout with every kind of step.</summary>
internal static class Checkout
{
    public static Conversation Payment { get; } = Conversation.Of<PaymentRequested, PaymentTaken, PaymentDeclined>().WithProgress<PaymentPending>();

    public static Conversation Refund { get; } = Conversation.Of<RefundRequested, PaymentRefunded, RefundFailed>();

    public static Conversation Approval { get; } = Conversation.Of<ApprovalRequested, OrderApproved, OrderRejected>().WithTokenInEvent();

    public static HttpVendor Quotes => HttpVendor.Post("https://quotes.example/quotes", Authorization.ApiKey("X-Api-Key", SecretValue.SecretsManager("quotes")));

    public static ReplyRouter Router(Stack stack, IEventBus bus) => new(stack, "Replies", new ReplyRouterProps { EventBus = bus, Conversations = [Payment, Refund, Approval] });

    public static RequestStepProps TakePayment(WorkflowContext workflow) => new()
    {
        Conversation = Payment,
        Request = WorkflowEvent.Of<PaymentRequested>(data => data
            .From(r => r.OrderId, workflow.Data<OrderPlaced>(o => o.OrderId))
            .From(r => r.Amount, workflow.Data<OrderPlaced>(o => o.Total))
            .Value(r => r.Currency, "EUR")),
        Timeout = Duration.Hours(1),
        Heartbeat = Duration.Minutes(5),
        ResultPath = "$.payment",
        Compensation = Compensation.ByStates(states => new RequestStep(states, "RefundPayment", new RequestStepProps
        {
            Conversation = Refund,
            Request = WorkflowEvent.Of<RefundRequested>(data => data.From(r => r.OrderId, states.Data<OrderPlaced>(o => o.OrderId))),
            Timeout = Duration.Days(1),
            Heartbeat = Duration.Hours(12),
        })),
    };

    public static WorkflowProps Workflow(IEventBus bus, ReplyRouter? replies, Func<WorkflowContext, IChainable> steps) => new()
    {
        EventBus = bus,
        StartedBy = [new EventPatternOf<OrderPlaced>()],
        Replies = replies,
        Steps = steps,
        Completed = workflow => WorkflowEvent.Of<OrderShipped>(data => data.From(e => e.OrderId, workflow.Data<OrderPlaced>(o => o.OrderId))),
        Failed = workflow => WorkflowEvent.Of<OrderCancelled>(data => data.From(e => e.OrderId, workflow.Data<OrderPlaced>(o => o.OrderId))),
    };

    public static ParticipantProps Payments(IEventBus bus) => new()
    {
        EventBus = bus,
        Conversation = Payment,
        Work = workflow => new Pass(workflow, "Pay"),
        Completed = workflow => WorkflowEvent.Of<PaymentTaken>(data => data.From(e => e.PaymentId, "$$.Execution.Name")),
        Failed = workflow => WorkflowEvent.Of<PaymentDeclined>(data => data.From(e => e.Reason, workflow.Error)),
        InProgress = workflow => WorkflowEvent.Of<PaymentPending>(data => data.From(e => e.OrderId, workflow.Data<PaymentRequested>(r => r.OrderId))),
    };
}

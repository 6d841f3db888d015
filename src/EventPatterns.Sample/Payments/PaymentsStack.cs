using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Destinations;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Orchestration;
using EventPatterns.Events;
using EventPatterns.Sample.Ledgers;
using EventPatterns.Sample.Orders;
using EventPatterns.Sample.Sandbox;

namespace EventPatterns.Sample.Payments;

/// <summary>The payments domain: takes money and gives it back, at a vendor who asks for an OAuth token.</summary>
public sealed class PaymentsStack : Stack
{
    /// <summary>Makes the stack.</summary>
    public PaymentsStack(Construct scope, string id) : base(scope, id)
    {
    }

    /// <summary>What it tells others, and hears from them.</summary>
    public TopologyDomain Domain => new()
    {
        Name = "payments",
        Scope = this,
        Publishes = [EventContract.Of<PaymentTaken>(), EventContract.Of<PaymentDeclined>(), EventContract.Of<PaymentPending>(), EventContract.Of<PaymentRefunded>(), EventContract.Of<RefundFailed>()],
        Hears = [EventContract.Of<PaymentRequested>(), EventContract.Of<RefundRequested>()],
    };

    /// <summary>Adds what listens to the domain's bus.</summary>
    internal void Serve(IEventBus bus, VendorEndpoint vendor)
    {
        var login = HttpAuthorization.OAuthClientCredentials($"{vendor.Url}/token", vendor.Credentials(this));
        var charge = new VendorWork(this, "Charge", login, $"{vendor.Url}/charges", $"{vendor.Url}/refunds");
        new Reauthorization(this, "Reauthorization", new ReauthorizationProps { Connection = charge.Connection, Authorization = login, OperationalBus = bus, RemovalPolicy = RemovalPolicy.DESTROY });
        TakePayment(bus, charge);
        Refund(bus, charge);
        new HttpDestination(this, "Receipts", new HttpDestinationProps
        {
            EventBus = bus,
            Events = [new EventPatternOf<PaymentTaken>()],
            Endpoint = $"{vendor.Url}/receipts",
            Authorization = login,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        new Books(this, "Books", bus);
    }

    private void TakePayment(IEventBus bus, VendorWork charge) => new Participant(this, "TakePayment", new ParticipantProps
    {
        EventBus = bus,
        Conversation = Conversations.Payment,
        Work = workflow => charge.Do(workflow, workflow.Data<PaymentRequested>(r => r.OrderId)),
        Completed = workflow => WorkflowEvent.Of<PaymentTaken>(data => data
            .From(e => e.OrderId, workflow.Data<PaymentRequested>(r => r.OrderId))
            .From(e => e.CustomerId, workflow.Data<PaymentRequested>(r => r.CustomerId))
            .From(e => e.Amount, workflow.Data<PaymentRequested>(r => r.Amount))),
        Failed = workflow => WorkflowEvent.Of<PaymentDeclined>(data => data
            .From(e => e.OrderId, workflow.Data<PaymentRequested>(r => r.OrderId))
            .From(e => e.Reason, workflow.Error)),
        InProgress = workflow => WorkflowEvent.Of<PaymentPending>(data => data.From(e => e.OrderId, workflow.Data<PaymentRequested>(r => r.OrderId))),
        HeartbeatInterval = Duration.Minutes(10),
        RemovalPolicy = RemovalPolicy.DESTROY,
    });

    private void Refund(IEventBus bus, VendorWork charge) => new Participant(this, "Refund", new ParticipantProps
    {
        EventBus = bus,
        Conversation = Conversations.Refund,
        Work = workflow => charge.Undo(workflow, workflow.Data<RefundRequested>(r => r.OrderId)),
        Completed = workflow => WorkflowEvent.Of<PaymentRefunded>(data => data.From(e => e.OrderId, workflow.Data<RefundRequested>(r => r.OrderId))),
        Failed = workflow => WorkflowEvent.Of<RefundFailed>(data => data
            .From(e => e.OrderId, workflow.Data<RefundRequested>(r => r.OrderId))
            .From(e => e.Reason, workflow.Error)),
        RemovalPolicy = RemovalPolicy.DESTROY,
    });
}

using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Destinations;
using EventPatterns.Cdk.Orchestration;
using EventPatterns.Events;
using EventPatterns.Sample.Ledgers;
using EventPatterns.Sample.Orders;
using EventPatterns.Sample.Sandbox;

namespace EventPatterns.Sample.Shipping;

/// <summary>The shipping domain: has parcels sent and called back by a carrier, and follows them by the scanners on their way.</summary>
public sealed class ShippingStack : Stack
{
    /// <summary>Makes the stack.</summary>
    public ShippingStack(Construct scope, string id) : base(scope, id)
    {
    }

    /// <summary>What it tells others, and hears from them.</summary>
    public TopologyDomain Domain => new()
    {
        Name = "shipping",
        Scope = this,
        Publishes = [EventContract.Of<ParcelBooked>(), EventContract.Of<ParcelRefused>(), EventContract.Of<ParcelRecalled>(), EventContract.Of<RecallFailed>(), EventContract.Of<ParcelDelivered>()],
        Hears = [EventContract.Of<ParcelRequested>(), EventContract.Of<ParcelRecallRequested>()],
    };

    /// <summary>Adds what listens to the domain's bus.</summary>
    internal void Serve(IEventBus bus, VendorEndpoint carrier)
    {
        var parcel = new VendorWork(this, "Parcel", HttpAuthorization.Basic(carrier.Credentials(this)), $"{carrier.Url}/parcels", $"{carrier.Url}/recalls");
        SendParcel(bus, parcel);
        Recall(bus, parcel);
        new Tracking(this, "Tracking", bus);
        new Notifications(this, "Notifications", bus);
    }

    private void SendParcel(IEventBus bus, VendorWork parcel) => new Participant(this, "SendParcel", new ParticipantProps
    {
        EventBus = bus,
        Conversation = Conversations.Parcel,
        Work = workflow => parcel.Do(workflow, workflow.Data<ParcelRequested>(r => r.OrderId)),
        Completed = workflow => WorkflowEvent.Of<ParcelBooked>(data => data.From(e => e.OrderId, workflow.Data<ParcelRequested>(r => r.OrderId))),
        Failed = workflow => WorkflowEvent.Of<ParcelRefused>(data => data
            .From(e => e.OrderId, workflow.Data<ParcelRequested>(r => r.OrderId))
            .From(e => e.Reason, workflow.Error)),
        RemovalPolicy = RemovalPolicy.DESTROY,
    });

    private void Recall(IEventBus bus, VendorWork parcel) => new Participant(this, "RecallParcel", new ParticipantProps
    {
        EventBus = bus,
        Conversation = Conversations.Recall,
        Work = workflow => parcel.Undo(workflow, workflow.Data<ParcelRecallRequested>(r => r.OrderId)),
        Completed = workflow => WorkflowEvent.Of<ParcelRecalled>(data => data.From(e => e.OrderId, workflow.Data<ParcelRecallRequested>(r => r.OrderId))),
        Failed = workflow => WorkflowEvent.Of<RecallFailed>(data => data
            .From(e => e.OrderId, workflow.Data<ParcelRecallRequested>(r => r.OrderId))
            .From(e => e.Reason, workflow.Error)),
        RemovalPolicy = RemovalPolicy.DESTROY,
    });
}

using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;
using EventPatterns.Sample.Orders;

namespace EventPatterns.Sample.Shipping;

/// <summary>The shipping domain: for each order it prepares a parcel, and says so.</summary>
public sealed class ShippingStack : Stack
{
    /// <summary>Makes the stack.</summary>
    public ShippingStack(Construct scope, string id, DomainBus orders) : base(scope, id)
    {
        Parcels = new Table(this, "Parcels", new TableProps
        {
            PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "orderId", Type = AttributeType.STRING },
            BillingMode = BillingMode.PAY_PER_REQUEST,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        PrepareParcels = new EventConsumer(this, "PrepareParcels", new EventConsumerProps
        {
            EventBus = orders.Bus,
            Events = [new EventPatternOf<OrderPlaced>()],
            Handler = EventHandling.ByStates(context => ParcelStates.Prepare(context, Parcels, orders.Bus)),
            Expiry = new ExpiryGuard(),
            Idempotency = new IdempotencyGuard(),
            Ordering = OrderingGuard.By<OrderPlaced>(order => order.OrderId),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
    }

    /// <summary>The parcels, one an order.</summary>
    public Table Parcels { get; }

    /// <summary>Reacts to orders.</summary>
    public EventConsumer PrepareParcels { get; }
}

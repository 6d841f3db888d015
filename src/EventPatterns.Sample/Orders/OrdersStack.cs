using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Integrations;
using EventPatterns.Events;

namespace EventPatterns.Sample.Orders;

/// <summary>The orders domain: an HTTP API that takes orders, without code, and the workflow that brings them to an end.</summary>
public sealed class OrdersStack : Stack
{
    /// <summary>Makes the stack.</summary>
    public OrdersStack(Construct scope, string id) : base(scope, id)
    {
    }

    /// <summary>What it tells others, and hears from them.</summary>
    public TopologyDomain Domain => new()
    {
        Name = "orders",
        Scope = this,
        Publishes = [EventContract.Of<OrderCompleted>(), EventContract.Of<OrderCancelled>(), .. Conversations.All.Select(c => c.Request)],
        Hears = [.. Conversations.All.SelectMany(c => new[] { c.Completed, c.Failed, c.InProgress }).OfType<EventContract>()],
    };

    /// <summary>Adds what listens to the domain's bus.</summary>
    internal void Serve(IEventBus bus)
    {
        var api = new ApiToBus(this, "Checkout", new ApiToBusProps
        {
            EventBus = bus,
            Routes = [new ApiRoute("/orders", EventContract.Of<OrderPlaced>()), new ApiRoute("/cancellations", EventContract.Of<CancellationRequested>())],
            Authorization = ApiAuthorization.Open,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        new CfnOutput(this, "CheckoutUrl", new CfnOutputProps { Value = api.Url, Description = "POST /orders or /cancellations with the event's detail." });
        new Fulfilment(this, "Fulfilment", bus);
    }
}

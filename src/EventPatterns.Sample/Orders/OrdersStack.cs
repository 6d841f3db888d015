using Amazon.CDK;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Integrations;
using EventPatterns.Events;

namespace EventPatterns.Sample.Orders;

/// <summary>The orders domain: an HTTP API that takes orders, without code, and the bus that tells of them.</summary>
public sealed class OrdersStack : Stack
{
    /// <summary>Makes the stack.</summary>
    public OrdersStack(Construct scope, string id) : base(scope, id)
    {
        Bus = new DomainBus(this, "Bus", new DomainBusProps { LogEverything = true, RemovalPolicy = RemovalPolicy.DESTROY });
        var api = new ApiToBus(this, "Checkout", new ApiToBusProps
        {
            EventBus = Bus.Bus,
            Routes = [new ApiRoute("/orders", EventContract.Of<OrderPlaced>())],
            Authorization = ApiAuthorization.Open,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        new CfnOutput(this, "CheckoutUrl", new CfnOutputProps { Value = api.Url, Description = "POST /orders with the event's detail." });
    }

    /// <summary>The bus of the domain.</summary>
    public DomainBus Bus { get; }
}

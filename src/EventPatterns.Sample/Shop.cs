using Amazon.CDK;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;
using EventPatterns.Sample.Enterprise;
using EventPatterns.Sample.Loyalty;
using EventPatterns.Sample.Orders;
using EventPatterns.Sample.Payments;
using EventPatterns.Sample.Sandbox;
using EventPatterns.Sample.Shipping;

namespace EventPatterns.Sample;

/// <summary>
/// An online shop: each domain is a stack behind a gatekeeper of its own, and they meet only in events. What concerns
/// everyone goes to the enterprise's bus.
/// </summary>
public static class Shop
{
    /// <summary>The app, ready to be synthesized.</summary>
    /// <param name="output">Where the cloud assembly goes. Default: where the CDK command line wants it.</param>
    /// <param name="schemas">The events' schemas as they were published last, a folder a domain. Default: nothing is compared.</param>
    public static App Build(string? output = null, string? schemas = null)
    {
        var app = new App(new AppProps { Outdir = output });
        var vendors = Vendors.Of(app);
        var enterprise = new EnterpriseStack(app, "Enterprise");
        var orders = new OrdersStack(app, "Orders");
        var payments = new PaymentsStack(app, "Payments");
        var loyalty = new LoyaltyStack(app, "Loyalty");
        var shipping = new ShippingStack(app, "Shipping");

        // They hear each other, so what forwards between them is made when all their buses are there.
        var forwarding = new Stack(app, "Forwarding");
        TopologyDomain[] domains = [.. new[] { orders.Domain, payments.Domain, loyalty.Domain, shipping.Domain }.Select(domain => domain with { Forwarding = forwarding })];
        var buses = BusTopology.BusPerContext(domains, RemovalPolicy.DESTROY);
        orders.Serve(buses.ListeningBus("orders"));
        payments.Serve(buses.ListeningBus("payments"), vendors.Payment);
        loyalty.Serve(buses.ListeningBus("loyalty"), vendors.Loyalty);
        shipping.Serve(buses.ListeningBus("shipping"), vendors.Carrier);

        enterprise.Hear(buses.Gatekeeper("orders")!, EventContract.Of<OrderCompleted>(), EventContract.Of<OrderCancelled>());
        enterprise.Hear(buses.Gatekeeper("shipping")!, EventContract.Of<ParcelDelivered>());
        foreach (var domain in domains) Publish(domain, schemas);
        Tags.Of(app).Add("app", "event-patterns-shop");
        return app;
    }

    // A registry a domain: a team changes its contracts with its own stack, and what it tells only itself is there too.
    private static void Publish(TopologyDomain domain, string? schemas) => new SchemaRegistry(domain.Scope, "Schemas", new SchemaRegistryProps
    {
        Contracts = [.. EventContract.In(typeof(Shop).Assembly).Where(contract => contract.Domain == domain.Name)],
        PublishedFolder = schemas is null ? null : Path.Combine(schemas, domain.Name),
    });
}

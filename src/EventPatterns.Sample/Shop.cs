using Amazon.CDK;
using EventPatterns.Sample.Loyalty;
using EventPatterns.Sample.Orders;
using EventPatterns.Sample.Sandbox;
using EventPatterns.Sample.Shipping;

namespace EventPatterns.Sample;

/// <summary>An online shop: each domain is a stack, and they meet only in events.</summary>
public static class Shop
{
    /// <summary>The app, ready to be synthesized.</summary>
    /// <param name="output">Where the cloud assembly goes. Default: where the CDK command line wants it.</param>
    public static App Build(string? output = null)
    {
        var app = new App(new AppProps { Outdir = output });
        var vendors = Vendors.Of(app);
        var orders = new OrdersStack(app, "Orders");
        new ShippingStack(app, "Shipping", orders.Bus);
        new LoyaltyStack(app, "Loyalty", orders.Bus, vendors.Loyalty);
        Tags.Of(app).Add("app", "event-patterns-shop");
        return app;
    }
}

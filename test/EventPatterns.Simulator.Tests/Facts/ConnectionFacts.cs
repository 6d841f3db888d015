namespace EventPatterns.Simulator.Tests.Facts;

public sealed class ConnectionFacts
{
    private const string DefaultBus = "\"default\"";

    [Fact]
    public void Fact19_BadCredentials_TakeDownEveryUserOfTheConnection()
    {
        var shop = Cloud.Of(Cloud.Bus, Cloud.Queue("Failed"), Cloud.Queue("Told"), Destinations.Resources, Cloud.Role("Invoker", "events:InvokeApiDestination"),
            Cloud.Rule("Rule", Destinations.Target(""", "RetryPolicy": { "MaximumRetryAttempts": 0 } """)),
            Cloud.Rule("States", Cloud.To("Told"), DefaultBus, """{ "source": ["aws.events"], "detail-type": ["Connection De-authorized", "Connection Deauthorized", "API Destination Deactivated"] }"""));
        var vendor = shop.Vendor(Destinations.Url).Respond(401);

        shop.Put();
        shop.RunUntilIdle();
        vendor.Respond(200);
        shop.Put();
        shop.RunUntilIdle();

        Assert.Single(vendor.Requests);
        Assert.Equal(2, shop.Queue("Failed").Depth);
        Assert.Equal("DEAUTHORIZED", shop.Ask("events", "DescribeConnection", """{ "Name": "crm" }""").TextOf("ConnectionState"));
        Assert.Equal(2, shop.Queue("Told").Depth);
    }
}

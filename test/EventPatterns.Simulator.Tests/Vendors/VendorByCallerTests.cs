using EventPatterns.Simulator.Tests.Facts;

namespace EventPatterns.Simulator.Tests.Vendors;

public sealed class VendorByCallerTests
{
    private static readonly string[] Shop =
    [
        Cloud.Bus, Cloud.Queue("Failed"), Destinations.Resources, Cloud.Role("Invoker", "events:InvokeApiDestination"),
        Cloud.Rule("Rule", Destinations.Target()),
    ];

    [Fact]
    public void Vendor_NameOfACaller_AnswersItsRequestsBeforeTheUrlsVendor()
    {
        var shop = Cloud.Of(Shop);
        var byUrl = shop.Vendor(Destinations.Url).Respond(500);
        var byCaller = shop.Vendor("Destination").Respond(200);

        shop.Put();
        shop.RunUntilIdle();

        Assert.Equal(Destinations.Url + "/events", Assert.Single(byCaller.Requests).Url.AbsoluteUri);
        Assert.Empty(byUrl.Requests);
        Assert.Same(byCaller, shop.Vendor("Destination"));
    }

    [Fact]
    public void Vendor_NameOfNothingThatCalls_NamesWhatIsNear()
    {
        var wrong = Assert.Throws<SimulationException>(() => Cloud.Of(Shop).Vendor("Destinatoin"));
        Assert.Contains("Destination", wrong.Message, StringComparison.Ordinal);
    }
}

using EventPatterns.Simulator.Catalogues;

namespace EventPatterns.Sample.Tests.Integrations;

/// <summary>The catalogue tells of each event what the templates say.</summary>
public sealed class CatalogueTests(IntegrationsApp app)
{
    [Theory]
    [InlineData("| [FreezerWarmed](#freezerwarmed-v1) | 1 | `storage.freezers` | `Shop/Readings/Pipe/Pipe` | nobody here |")]
    [InlineData("| [HourPassed](#hourpassed-v1) | 1 | `shop.clock` | `Shop/Hourly/Schedule` | nobody here |")]
    [InlineData("| [OrderAnnounced](#orderannounced-v1) | 1 | `shop.orders` | `Shop/Announce/Consumer/Workflow` | nobody here |")]
    [InlineData("| [OrderTaken](#ordertaken-v1) | 1 | `shop.orders` | `Shop/Outbox/Pipe/Pipe` | `Shop/Announce/Consumer`, `Shop/Picking/Consumer`, `Shop/View/Consumer` |")]
    [InlineData("| [ParcelReturned](#parcelreturned-v1) | 1 | `shop.returns` | `Shop/Returns/Workflow` | nobody here |")]
    [InlineData("| [TemperatureRead](#temperatureread-v1) | 1 | `storage.freezers` | nobody here | nobody here |")]
    public void Page_EachEvent_WhoPublishesAndWhoHears(string row) => Assert.Contains(row, Page, StringComparison.Ordinal);

    [Fact]
    public void Page_OrderTaken_MembersAndAnExampleOfTheWholeEvent()
    {
        Assert.Contains("| `orderId` | string |  |\n| `total` | number |  |\n| `isGift` | boolean |  |\n", Page, StringComparison.Ordinal);
        var example = Page[Page.IndexOf("## OrderTaken v1", StringComparison.Ordinal)..].Split("```")[1];
        Assert.Contains("\"detail-type\": \"OrderTaken\"", example, StringComparison.Ordinal);
        Assert.Contains("\"schemaVersion\": \"1\"", example, StringComparison.Ordinal);
        Assert.Contains("\"isGift\": true", example, StringComparison.Ordinal);
    }

    private string Page => EventCatalogue.Of(app.Assembly).AsMarkdown();
}

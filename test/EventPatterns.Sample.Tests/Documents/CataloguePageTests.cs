using EventPatterns.Simulator.Catalogues;

namespace EventPatterns.Sample.Tests.Documents;

/// <summary>The page of the shop's events is what the templates say.</summary>
public sealed class CataloguePageTests(SynthesizedShop shop)
{
    private const string ToRenew = "docs/catalogue.md is not what the templates say. Renew it: dotnet run --project src/EventPatterns.Tool -- catalogue . > docs/catalogue.md";

    [Fact]
    public void Page_OfTheShop_IsTheOneInTheRepository() =>
        Assert.True(EventCatalogue.Of(shop.Assembly).AsMarkdown() == File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "catalogue.md")).ReplaceLineEndings("\n"), ToRenew);

    [Fact]
    public void Page_Request_IsPublishedByWhoAsksAndByTheBorders()
    {
        var row = EventCatalogue.Of(shop.Assembly).AsMarkdown().Split('\n').Single(line => line.StartsWith("| [PaymentRequested]", StringComparison.Ordinal));

        Assert.Contains("| `Orders/Fulfilment/Replies/Claims/Sender`, `Orders/Gatekeeper/Egress/Workflow`, `Payments/Gatekeeper/Ingress/Workflow` |", row, StringComparison.Ordinal);
    }
}

using Amazon.CDK;
using EventPatterns.Cdk.Buses;
using EventPatterns.Events;
using EventPatterns.Testing;
using Environment = Amazon.CDK.Environment;

namespace EventPatterns.Cdk.Tests.Buses;

[Collection(SynthesisCollection.Name)]
public sealed class BusTopologyTests
{
    private static readonly EventContract Placed = EventContract.Of<OrderPlaced>();
    private static readonly EventContract Prepared = EventContract.Of<ParcelPrepared>();

    [Fact]
    public void Templates_EnterpriseAcrossAccounts_Everything()
    {
        var app = SynthesizedTemplate.NewApp();
        BusTopology.Enterprise(In(app, "Hub", "111111111111"), "enterprise", Both(In(app, "Orders", "111111111111"), In(app, "Shipping", "222222222222")), RemovalPolicy.DESTROY);
        var templates = SynthesizedTemplate.In(app);
        TemplateChecks.Pass(templates);
        Snapshot.Matches(templates[0], "BusTopology.Enterprise.Hub");
        Snapshot.Matches(templates[2], "BusTopology.Enterprise.Shipping");
    }

    [Fact]
    public void Templates_BusPerDomainThatHearEachOther_NoReferenceBetweenStacks()
    {
        var app = SynthesizedTemplate.NewApp();
        BusTopology.BusPerDomain(Both(new Stack(app, "Orders"), new Stack(app, "Shipping")));
        var templates = SynthesizedTemplate.In(app);
        TemplateChecks.Pass(templates);
        Snapshot.Matches(templates[0], "BusTopology.BusPerDomain.Orders");
        Assert.All(templates, template => Assert.Null(template.Json["Outputs"]));
    }

    [Fact]
    public void Buses_OfAnUnknownDomain_Throws()
    {
        var app = SynthesizedTemplate.NewApp();
        var topology = BusTopology.BusPerDomain(Both(new Stack(app, "Orders"), new Stack(app, "Shipping")));
        Assert.StartsWith("BusTopology: expected one of orders, shipping; found \"loyalty\".", Assert.Throws<ArgumentException>(() => topology.ListeningBus("loyalty")).Message, StringComparison.Ordinal);
        Assert.Null(topology.Gatekeeper("orders"));
    }

    [Fact]
    public void Domains_Wrong_NameThePathAndTheProp()
    {
        Assert.Equal("Orders: TopologyDomain.Publishes: expected contracts of orders; found shipping.parcels ParcelPrepared v1.", Refused(orders => orders with { Publishes = [Prepared] }));
        Assert.Equal("Orders: TopologyDomain.Publishes: expected contracts of the category Domain or Transformed; found orders.stock StockCounted v1, which is Local.", Refused(orders => orders with { Publishes = [EventContract.Of<StockCounted>()] }));
        Assert.Equal("Orders: TopologyDomain.Hears: expected contracts of other domains; found orders.checkout OrderPlaced v1.", Refused(orders => orders with { Hears = [Placed] }));
        Assert.Equal("Orders: TopologyDomain.Hears: expected contracts that a domain of the topology publishes; found shipping.parcels ParcelDelayed v1.", Refused(orders => orders with { Hears = [EventContract.Of<ParcelDelayed>()] }));
        Assert.Equal("Shipping: TopologyDomain.Name: expected each domain once; found shipping again.", Refused(orders => orders with { Name = "shipping", Publishes = [], Hears = [] }));

        var app = SynthesizedTemplate.NewApp();
        var message = Assert.Throws<ArgumentException>(() => BusTopology.Enterprise(In(app, "Hub", "111111111111"), "enterprise", Both(In(app, "Orders", "111111111111", "eu-west-1"), In(app, "Shipping", "222222222222")))).Message;
        Assert.Equal("Orders: TopologyDomain.Publishes: expected none outside the shared bus's region us-east-1, or a topology with a bus a domain; found 1 in eu-west-1.", message);
    }

    private static TopologyDomain[] Both(Stack orders, Stack shipping) =>
    [
        new() { Name = "orders", Scope = orders, Publishes = [Placed], Hears = [Prepared] },
        new() { Name = "shipping", Scope = shipping, Publishes = [Prepared], Hears = [Placed] },
    ];

    private static Stack In(App app, string id, string account, string region = "us-east-1") =>
        new(app, id, new StackProps { Env = new Environment { Account = account, Region = region } });

    private static string Refused(Func<TopologyDomain, TopologyDomain> change)
    {
        var app = SynthesizedTemplate.NewApp();
        var domains = Both(new Stack(app, "Orders"), new Stack(app, "Shipping"));
        domains[0] = change(domains[0]);
        return Assert.Throws<ArgumentException>(() => BusTopology.BusPerDomain(domains)).Message;
    }
}

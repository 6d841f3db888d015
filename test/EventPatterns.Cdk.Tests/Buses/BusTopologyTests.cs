using Amazon.CDK;
using Constructs;
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
        Snapshot.Matches(templates[1], "BusTopology.Enterprise.Hub");
        Snapshot.Matches(templates[0], "BusTopology.Enterprise.Shipping");
        Assert.Equal(["Shipping", "Hub", "Orders"], templates.Select(template => Path.GetFileName(template.File).Split('.')[0]));
    }

    [Fact]
    public void Templates_BusPerDomainThatHearEachOther_RulesComeAfterBothBuses()
    {
        var app = SynthesizedTemplate.NewApp();
        var (orders, shipping, forwarding) = (new Stack(app, "Orders"), new Stack(app, "Shipping"), new Stack(app, "Forwarding"));
        BusTopology.BusPerDomain(Both(orders, shipping, forwarding));
        var templates = SynthesizedTemplate.In(app);
        TemplateChecks.Pass(templates);
        Snapshot.Matches(templates[0], "BusTopology.BusPerDomain.Orders");
        Snapshot.Matches(templates[2], "BusTopology.BusPerDomain.Forwarding");
        Assert.Equal(["Orders", "Shipping"], forwarding.Dependencies.Select(stack => stack.StackName).Order());
        Assert.Empty(orders.Dependencies);
        Assert.Empty(shipping.Dependencies);
    }

    [Fact]
    public void Forwarding_TwoThatHearEachOtherWithoutIt_ThrowsAndSaysWhatToSet()
    {
        var app = SynthesizedTemplate.NewApp();
        var domains = Both(new Stack(app, "Orders"), new Stack(app, "Shipping"));
        const string Expected = "expected the rules that forward to the bus of Orders in a stack that can be deployed after it (TopologyDomain.Forwarding, or the rules of Neighbour.Gatekeeper); found Shipping, which Orders waits for.";
        Assert.Equal($"Shipping: {Expected}", Assert.Throws<ArgumentException>(() => BusTopology.BusPerDomain(domains)).Message);
    }

    [Fact]
    public void Forwarding_OneHearsTheOther_NeedsNone()
    {
        var app = SynthesizedTemplate.NewApp();
        var (orders, shipping) = (new Stack(app, "Orders"), new Stack(app, "Shipping"));
        var domains = Both(orders, shipping);
        BusTopology.BusPerContext([domains[0] with { Hears = [] }, domains[1] with { Publishes = [] }]);
        Assert.Equal("Shipping", Assert.Single(orders.Dependencies).StackName);
    }

    [Fact]
    public void Forwarding_OtherDomainsInOneStack_EachRuleWaitsForItsBus()
    {
        var template = SynthesizedTemplate.Of(stack => BusTopology.BusPerDomain(
        [
            new() { Name = "orders", Scope = new Construct(stack, "Orders"), Publishes = [Placed], Hears = [Prepared] },
            new() { Name = "shipping", Scope = new Construct(stack, "Shipping"), Publishes = [Prepared], Hears = [Placed] },
        ]));
        TemplateChecks.Pass(template);
        var rules = template.Json["Resources"]!.AsObject().Where(resource => resource.Value!["Type"]!.GetValue<string>() == "AWS::Events::Rule").ToList();
        Assert.Equal(2, rules.Count);
        Assert.All(rules, rule => Assert.Contains(rule.Value!["DependsOn"]!.AsArray(), needed => template.Json["Resources"]![needed!.GetValue<string>()]!["Type"]!.GetValue<string>() == "AWS::Events::EventBus"));
    }

    [Fact]
    public void Buses_OfAnUnknownDomain_Throws()
    {
        var app = SynthesizedTemplate.NewApp();
        var topology = BusTopology.BusPerDomain(Both(new Stack(app, "Orders"), new Stack(app, "Shipping"), new Stack(app, "Forwarding")));
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

        Assert.Equal("Orders: TopologyDomain.Forwarding: expected a scope in the domain's own aws://unknown-account/unknown-region; found Far in aws://unknown-account/eu-west-1.", Refused(orders => orders with { Forwarding = new Stack((App)orders.Scope.Node.Root, "Far", new StackProps { Env = new Environment { Region = "eu-west-1" } }) }));

        var app = SynthesizedTemplate.NewApp();
        var message = Assert.Throws<ArgumentException>(() => BusTopology.Enterprise(In(app, "Hub", "111111111111"), "enterprise", Both(In(app, "Orders", "111111111111", "eu-west-1"), In(app, "Shipping", "222222222222")))).Message;
        Assert.Equal("Orders: TopologyDomain.Publishes: expected none outside the shared bus's region us-east-1, or a topology with a bus a domain; found 1 in eu-west-1.", message);
    }

    private static TopologyDomain[] Both(Stack orders, Stack shipping, Stack? forwarding = null) =>
    [
        new() { Name = "orders", Scope = orders, Forwarding = forwarding, Publishes = [Placed], Hears = [Prepared] },
        new() { Name = "shipping", Scope = shipping, Forwarding = forwarding, Publishes = [Prepared], Hears = [Placed] },
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

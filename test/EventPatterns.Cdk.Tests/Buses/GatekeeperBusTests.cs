using Amazon.CDK;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.SQS;
using EventPatterns.Cdk.Buses;
using EventPatterns.Events;
using EventPatterns.Testing;
using EventBus = Amazon.CDK.AWS.Events.EventBus;

namespace EventPatterns.Cdk.Tests.Buses;

[Collection(SynthesisCollection.Name)]
public sealed class GatekeeperBusTests
{
    private const string Shipping = "222222222222";
    private const string Hub = "333333333333";

    [Fact]
    public void Template_EveryWay_Everything()
    {
        var template = Synthesize((stack, gatekeeper) =>
        {
            gatekeeper.Publish<OrderPlaced>();
            gatekeeper.Publish<StockCounted, StockAnnounced>((counted, data) => data.From(e => e.Sku, counted.Data<StockCounted>(e => e.Sku)));
            gatekeeper.Accept<ParcelPrepared>(from: [Shipping], via: [Hub]);
            gatekeeper.Accept<ParcelDelayed>(from: [Shipping]);
            gatekeeper.ShareWith(Neighbour.LastBus("Warehouse", $"arn:aws:events:eu-west-1:{Shipping}:event-bus/warehouse"), EventContract.Of<OrderPlaced>());
            gatekeeper.ShareWith(Neighbour.SharedBus("Enterprise", $"arn:aws:events:us-east-1:{Hub}:event-bus/enterprise"), EventContract.Of<OrderPlaced>(), EventContract.Of<StockAnnounced>());
            gatekeeper.ShareWith(Neighbour.Target("Audit", new SqsQueue(new Queue(stack, "Audit"))), EventContract.Of<OrderPlaced>());
        });
        TemplateChecks.Pass(template);
        Snapshot.Matches(template, "GatekeeperBus");
        Assert.Empty(template.Resources("AWS::Lambda::Function"));
    }

    [Fact]
    public void Template_ClosedBothWays_TellsOfEveryEvent()
    {
        var template = Synthesize((_, _) => { });
        Assert.Equal("""{"source":[{"prefix":""}]}""", template.Only("AWS::Events::Rule")["EventPattern"]!.ToJsonString());
        Assert.Empty(template.Resources("AWS::Events::EventBusPolicy"));
    }

    [Fact]
    public void Accept_OtherAccount_PolicyAndRuleNameItAndTheContract()
    {
        var template = Synthesize((_, gatekeeper) => gatekeeper.Accept<ParcelPrepared>(from: [Shipping], via: [Hub]));
        var statement = template.Only("AWS::Events::EventBusPolicy")["Statement"]!;
        Assert.Contains(Hub, statement["Principal"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("""{"events:source":"shipping.parcels","events:detail-type":"ParcelPrepared"}""", statement["Condition"]!["StringEquals"]!.ToJsonString());
        Assert.Contains(Patterns(template), pattern => pattern == """{"account":["222222222222"],"detail":{"metadata":{"schemaVersion":["1"]}},"detail-type":["ParcelPrepared"],"source":["shipping.parcels"]}""");
    }

    [Fact]
    public void Accept_OwnAccount_NoPolicy()
    {
        var template = Synthesize((_, gatekeeper) => gatekeeper.Accept<ParcelPrepared>(from: [gatekeeper.Account]));
        Assert.Empty(template.Resources("AWS::Events::EventBusPolicy"));
    }

    [Fact]
    public void OrganizationId_Given_LetsItsAccountsPut()
    {
        var template = Synthesize((_, _) => { }, props => props with { OrganizationId = "o-a1b2c3d4e5" });
        Assert.Equal("""{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""", template.Only("AWS::Events::EventBusPolicy")["Statement"]!["Condition"]!.ToJsonString());
    }

    [Fact]
    public void Roles_Everything_NoStarButLogDelivery()
    {
        var template = Synthesize((_, gatekeeper) =>
        {
            gatekeeper.Publish<OrderPlaced>();
            gatekeeper.Accept<ParcelPrepared>(from: [Shipping]);
            gatekeeper.ShareWith(Neighbour.SharedBus("Enterprise", $"arn:aws:events:us-east-1:{Hub}:event-bus/enterprise"), EventContract.Of<OrderPlaced>());
        });
        var open = template.Resources("AWS::IAM::Policy").SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray()).Where(statement => statement!["Resource"]!.ToJsonString() == "\"*\"");
        Assert.All(open, statement => Assert.All(statement!["Action"]!.AsArray(), action => Assert.StartsWith("logs:", action!.GetValue<string>(), StringComparison.Ordinal)));
    }

    [Fact]
    public void Egress_Metadata_ListOfWhatMayLeave()
    {
        var template = Synthesize((_, gatekeeper) => gatekeeper.Publish<OrderPlaced>());
        var egress = template.Resources("AWS::StepFunctions::StateMachine").Select(TemplateText.Definition).Single(definition => definition.ToJsonString().Contains("PublishOutsideMetadata", StringComparison.Ordinal));
        var output = egress["States"]!["Handle"]!["Branches"]![0]!["States"]!["PublishOutsideMetadata"]!["Output"]!.GetValue<string>();
        Assert.Contains("'eventId': $m.eventId", output, StringComparison.Ordinal);
        Assert.DoesNotContain(MetadataField.TaskToken, output, StringComparison.Ordinal);
        Assert.DoesNotContain(MetadataField.Attempt, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_NameThePathAndWhatIsWrong()
    {
        Assert.Equal("Stack/Gatekeeper: GatekeeperBusProps.Domain: expected lower-case letters, digits and hyphens, a letter first; found \"Orders\".", Refused(_ => { }, props => props with { Domain = "Orders" }));
        Assert.Equal("Stack/Gatekeeper: GatekeeperBusProps.OrganizationId: expected an organization's id, such as o-a1b2c3d4e5; found \"acme\".", Refused(_ => { }, props => props with { OrganizationId = "acme" }));
        Assert.Equal("Stack/Gatekeeper: Publish: expected a contract of the category Domain or Transformed; found orders.stock StockCounted v1, which is Local.", Refused(g => g.Publish<StockCounted>()));
        Assert.Equal("Stack/Gatekeeper: Publish: expected a contract of the category Domain or Transformed; found orders.stock StockSyncFailed v1, which is Operational.", Refused(g => g.Publish<StockSyncFailed>()));
        Assert.Equal("Stack/Gatekeeper: Publish: expected a contract of the domain orders, since one that was accepted would go in circles; found shipping.parcels ParcelPrepared v1.", Refused(g => g.Publish<ParcelPrepared>()));
        Assert.Equal("Stack/Gatekeeper: Publish: expected each contract once; found orders.checkout OrderPlaced v1 again.", Refused(Twice));
        Assert.Equal("Stack/Gatekeeper: Publish: expected a contract of the category Transformed to publish as; found orders.checkout OrderPlaced v1, which is Domain.", Refused(g => g.Publish<StockCounted, OrderPlaced>((_, _) => { })));
        Assert.Equal("Stack/Gatekeeper: Publish: expected a contract of the domain orders to transform; found shipping.parcels ParcelPrepared v1.", Refused(g => g.Publish<ParcelPrepared, StockAnnounced>((_, _) => { })));
        Assert.Equal("Stack/Gatekeeper: Accept: expected a contract of another domain than orders; found orders.checkout OrderPlaced v1.", Refused(g => g.Accept<OrderPlaced>([Shipping])));
        Assert.Equal("Stack/Gatekeeper: Accept from: expected one account or more, of twelve digits; found none.", Refused(g => g.Accept<ParcelPrepared>([])));
        Assert.Equal("Stack/Gatekeeper: Accept from: expected one account or more, of twelve digits; found \"shipping\".", Refused(g => g.Accept<ParcelPrepared>(["shipping"])));
        Assert.Equal("Stack/Gatekeeper: Accept via: expected one account or more, of twelve digits; found none.", Refused(g => g.Accept<ParcelPrepared>([Shipping], [])));
        Assert.Equal("Stack/Gatekeeper: ShareWith: expected contracts that were published before; found orders.checkout OrderPlaced v1.", Refused(g => g.ShareWith(Neighbour.Gatekeeper(g), EventContract.Of<OrderPlaced>())));
        Assert.Equal("Stack/Gatekeeper: ShareWith: expected one contract or more; found none.", Refused(g => g.ShareWith(Neighbour.Gatekeeper(g))));
    }

    [Fact]
    public void ShareWith_TwoThatShareWithEachOther_RulesNeedAStackThatWaitsForBoth()
    {
        var app = SynthesizedTemplate.NewApp();
        var (orders, shipping) = (Border(app, "Orders"), Border(app, "Shipping"));
        orders.Publish<OrderPlaced>();
        shipping.Publish<ParcelPrepared>();
        orders.ShareWith(Neighbour.Gatekeeper(shipping), EventContract.Of<OrderPlaced>());

        const string Expected = "expected the rules that forward to the bus of Orders in a stack that can be deployed after it (TopologyDomain.Forwarding, or the rules of Neighbour.Gatekeeper); found Shipping, which Orders waits for.";
        Assert.Equal($"Shipping/Gatekeeper: {Expected}", Assert.Throws<ArgumentException>(() => shipping.ShareWith(Neighbour.Gatekeeper(orders), EventContract.Of<ParcelPrepared>())).Message);

        var far = new Stack(app, "Far", new StackProps { Env = new Amazon.CDK.Environment { Region = "eu-west-1" } });
        Assert.Equal(
            "Shipping/Gatekeeper: ShareWith: expected rules in the bus's own aws://unknown-account/unknown-region; found Far in aws://unknown-account/eu-west-1.",
            Assert.Throws<ArgumentException>(() => shipping.ShareWith(Neighbour.Gatekeeper(orders, far), EventContract.Of<ParcelPrepared>())).Message);

        var forwarding = new Stack(app, "Forwarding");
        shipping.ShareWith(Neighbour.Gatekeeper(orders, forwarding), EventContract.Of<ParcelPrepared>());
        Assert.Equal("Orders", Assert.Single(forwarding.Dependencies).StackName);
    }

    private static GatekeeperBus Border(App app, string name)
    {
        var stack = new Stack(app, name);
        return new GatekeeperBus(stack, "Gatekeeper", new GatekeeperBusProps { Domain = name.ToLowerInvariant(), Inside = new EventBus(stack, "Inside") });
    }

    private static void Twice(GatekeeperBus gatekeeper)
    {
        gatekeeper.Publish<OrderPlaced>();
        gatekeeper.Publish<OrderPlaced>();
    }

    private static IEnumerable<string> Patterns(SynthesizedTemplate template) => template.Resources("AWS::Events::Rule").Select(rule => rule["EventPattern"]!.ToJsonString());

    private static SynthesizedTemplate Synthesize(Action<Stack, GatekeeperBus> build, Func<GatekeeperBusProps, GatekeeperBusProps>? change = null) => SynthesizedTemplate.Of(stack =>
    {
        var props = new GatekeeperBusProps { Domain = "orders", Inside = new EventBus(stack, "Inside"), RemovalPolicy = RemovalPolicy.DESTROY };
        build(stack, new GatekeeperBus(stack, "Gatekeeper", change is null ? props : change(props)));
    });

    private static string Refused(Action<GatekeeperBus> build, Func<GatekeeperBusProps, GatekeeperBusProps>? change = null) =>
        Assert.Throws<ArgumentException>(() => Synthesize((_, gatekeeper) => build(gatekeeper), change)).Message;
}

using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using EventPatterns.Cdk.Buses;
using EventPatterns.Testing;

namespace EventPatterns.Cdk.Tests.Buses;

[Collection(SynthesisCollection.Name)]
public sealed class BareBusTests
{
    private const string Source = "aws.partner/shop.example/2026/orders";

    [Fact]
    public void Template_DefaultBus_ListensThereAndPublishesInside()
    {
        var template = SynthesizedTemplate.Of(stack => Default(stack).Publish<StockAnnounced>(TaskStopped, (aws, data) => data.From(e => e.Sku, $"{aws.Payload}.detail.group")));
        TemplateChecks.Pass(template);
        Snapshot.Matches(template, "DefaultBus");
    }

    [Fact]
    public void Template_PartnerBus_BusOfTheSource()
    {
        var template = SynthesizedTemplate.Of(stack => Partner(stack, Source).Publish<StockAnnounced>(new EventPattern { DetailType = ["Sku counted"] }, (partner, data) => data.From(e => e.Sku, $"{partner.Payload}.detail.sku")));
        TemplateChecks.Pass(template);
        var bus = Assert.Single(template.Resources("AWS::Events::EventBus"), properties => properties["EventSourceName"] is not null);
        Assert.Equal((Source, Source), (bus["EventSourceName"]!.GetValue<string>(), bus["Name"]!.GetValue<string>()));
    }

    [Fact]
    public void Wrong_NameThePathAndWhatIsWrong() => SynthesizedTemplate.Of(stack =>
    {
        Assert.Equal("Stack/Partner: PartnerBusProps.EventSourceName: expected a partner event source, aws.partner/PARTNER/...; found \"shop.example\".", Message(() => Partner(stack, "shop.example")));
        var aws = Default(stack);
        Assert.Equal("Stack/Aws: Publish: expected a pattern whose sources begin with \"aws.\", which nobody else can put; found none.", Message(() => aws.Publish<StockAnnounced>(new EventPattern { DetailType = ["x"] }, (_, _) => { })));
        Assert.Equal("Stack/Aws: Publish: expected a pattern whose sources begin with \"aws.\", which nobody else can put; found orders.stock.", Message(() => aws.Publish<StockAnnounced>(new EventPattern { Source = ["orders.stock"] }, (_, _) => { })));
        Assert.Equal("Stack/Aws: Publish: expected a contract of the category Transformed; found orders.checkout OrderPlaced v1, which is Domain.", Message(() => aws.Publish<OrderPlaced>(TaskStopped, (_, _) => { })));
    });

    private static EventPattern TaskStopped => new() { Source = ["aws.ecs"], DetailType = ["ECS Task State Change"] };

    private static DefaultBus Default(Stack stack) => new(stack, "Aws", new DefaultBusProps { Inside = new EventBus(stack, "Inside") });

    private static PartnerBus Partner(Stack stack, string source) => new(stack, "Partner", new PartnerBusProps { EventSourceName = source, Inside = new EventBus(stack, "PartnersInside") });

    private static string Message(Action wrong) => Assert.Throws<ArgumentException>(wrong).Message;
}

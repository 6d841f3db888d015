using Amazon.CDK.AWS.Events;
using EventPatterns.Cdk.Integrations;
using EventPatterns.Events;
using EventPatterns.Testing;

namespace EventPatterns.Cdk.Tests.Integrations;

[Collection(SynthesisCollection.Name)]
public sealed class ApiToBusTests
{
    [Fact]
    public void Template_Defaults_SignedRequestsAndOneEventARoute()
    {
        var template = SynthesizedTemplate.Of(stack => new ApiToBus(stack, "Api", Props(new EventBus(stack, "Bus"))));
        TemplateChecks.Pass(template);
        Snapshot.Matches(template, "ApiToBus");
        Assert.All(template.Resources("AWS::ApiGatewayV2::Route"), route => Assert.Equal("AWS_IAM", route["AuthorizationType"]!.GetValue<string>()));
    }

    [Fact]
    public void Props_Wrong_NameThePathAndTheProp() => SynthesizedTemplate.Of(stack =>
    {
        var bus = new EventBus(stack, "Bus");
        Assert.Equal("Stack/A: ApiToBusProps.Routes: expected one route or more; found none.", Refused("A", Props(bus) with { Routes = [] }));
        Assert.Equal("Stack/B: ApiToBusProps.Routes: expected paths that start with /; found \"orders\".", Refused("B", Props(bus) with { Routes = [new("orders", EventContract.Of<OrderPlaced>())] }));
        Assert.Equal("Stack/C: ApiToBusProps.RateLimit: expected 1 to 10000; found 0.", Refused("C", Props(bus) with { RateLimit = 0 }));

        string Refused(string id, ApiToBusProps props) => Assert.Throws<ArgumentException>(() => new ApiToBus(stack, id, props)).Message;
    });

    private static ApiToBusProps Props(IEventBus bus) => new()
    {
        EventBus = bus,
        Routes = [new("/orders", EventContract.Of<OrderPlaced>()), new("/cancellations", EventContract.Of<OrderCancelled>())],
    };
}

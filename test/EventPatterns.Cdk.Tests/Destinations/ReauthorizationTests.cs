using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SecretsManager;
using Amazon.CDK.AWS.SNS;
using EventPatterns.Cdk.Destinations;
using EventPatterns.Cdk.Events;
using EventPatterns.Testing;

namespace EventPatterns.Cdk.Tests.Destinations;

[Collection(SynthesisCollection.Name)]
public sealed class ReauthorizationTests
{
    [Fact]
    public void Template_OwnConnectionAndFields_AsPinnedAndNoSecretInIt()
    {
        var template = SynthesizedTemplate.Of(stack => new Reauthorization(stack, "Again", Props(stack)));
        Snapshot.Matches(template, "Reauthorization");
        TemplateChecks.Pass([template]);
        var machine = template.Only("AWS::StepFunctions::StateMachine");
        Assert.Equal("EXPRESS", machine["StateMachineType"]!.GetValue<string>());
        Assert.False(machine["LoggingConfiguration"]!["IncludeExecutionData"]!.GetValue<bool>());
        Assert.DoesNotContain("{{resolve:", TemplateText.Definition(machine).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Destination_OAuth_BringsItsConnectionBackUnlessTold()
    {
        Assert.NotNull(Destination(OAuth).Reauthorization);
        Assert.Null(Destination(OAuth, props => props with { ReauthorizeAfter = null }).Reauthorization);
        Assert.Null(Destination(stack => HttpAuthorization.ApiKey("X-Api-Key", new Secret(stack, "Key"))).Reauthorization);
    }

    [Fact]
    public void Destination_OAuth_CallsAPersonAfterRoundsInVain()
    {
        var template = SynthesizedTemplate.Of(stack => new HttpDestination(stack, "It", DestinationProps(stack, OAuth(stack)) with { AlarmTopic = new Topic(stack, "Operators") }));
        Assert.Equal(3, template.Resources("AWS::CloudWatch::Alarm").Single(alarm => alarm["MetricName"]!.GetValue<string>() == "TriggeredRules")["EvaluationPeriods"]!.GetValue<int>());
    }

    [Fact]
    public void Props_Wrong_NameThePathAndTheProp()
    {
        Assert.Equal("Stack/Again: ReauthorizationProps.Wait (seconds): expected 10 to 240; found 241.", Refused((_, props) => props with { Wait = Duration.Seconds(241) }));
        Assert.Equal("Stack/Again: ReauthorizationProps.Wait (seconds): expected 10 to 240; found 9.", Refused((_, props) => props with { Wait = Duration.Seconds(9) }));
        Assert.Equal(
            "Stack/Again: ReauthorizationProps.Authorization: expected OAuthClientCredentials, since no other kind is de-authorised by what passes; found Basic.",
            Refused((stack, props) => props with { Authorization = HttpAuthorization.Basic(new Secret(stack, "Login")) }));
        Assert.Equal(
            "Stack/Again: ReauthorizationProps.Connection: expected no connection of an HttpDestination, which has ReauthorizeAfter for it; found Stack/It's.",
            Refused((stack, props) => props with { Connection = new HttpDestination(stack, "It", DestinationProps(stack, props.Authorization)).Connection }));
    }

    private static HttpAuthorization OAuth(Stack stack) =>
        HttpAuthorization.OAuthClientCredentials("https://login.example.com/token", new Secret(stack, "Client"), "orders", clientIdField: "client-id", clientSecretField: "client-secret");

    private static ReauthorizationProps Props(Stack stack)
    {
        var oauth = OAuth(stack);
        return new()
        {
            Connection = new Connection(stack, "Connection", new ConnectionProps { Authorization = Authorization.Oauth(new OAuthAuthorizationProps { AuthorizationEndpoint = "https://login.example.com/token", HttpMethod = Amazon.CDK.AWS.Events.HttpMethod.POST, ClientId = "shop", ClientSecret = SecretValue.SecretsManager("client") }) }),
            Authorization = oauth,
            OperationalBus = new EventBus(stack, "Bus"),
            Wait = Duration.Seconds(30),
            RemovalPolicy = RemovalPolicy.DESTROY,
        };
    }

    private static HttpDestinationProps DestinationProps(Stack stack, HttpAuthorization authorization) => new()
    {
        EventBus = new EventBus(stack, "Orders"),
        Events = [new EventPatternOf<OrderPlaced>()],
        Endpoint = "https://api.example.com/orders",
        Authorization = authorization,
    };

    private static HttpDestination Destination(Func<Stack, HttpAuthorization> authorization, Func<HttpDestinationProps, HttpDestinationProps>? change = null)
    {
        var stack = new Stack(SynthesizedTemplate.NewApp(), "Stack");
        var props = DestinationProps(stack, authorization(stack));
        return new HttpDestination(stack, "It", change is null ? props : change(props));
    }

    private static string Refused(Func<Stack, ReauthorizationProps, ReauthorizationProps> change) =>
        Assert.Throws<ArgumentException>(() => SynthesizedTemplate.Of(stack => new Reauthorization(stack, "Again", change(stack, Props(stack))))).Message;
}

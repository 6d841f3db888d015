using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SecretsManager;
using Amazon.CDK.AWS.SNS;
using EventPatterns.Cdk.Destinations;
using EventPatterns.Cdk.Events;
using EventPatterns.Testing;

namespace EventPatterns.Cdk.Tests.Destinations;

[Collection(SynthesisCollection.Name)]
public sealed class HttpDestinationTests
{
    [Fact]
    public void Template_EachAuthorization_AsPinnedAndNoSecretInIt()
    {
        var templates = new[]
        {
            Template("HttpDestination.Basic", secret => HttpAuthorization.Basic(secret), (stack, props) => props with
            {
                Endpoint = "https://api.example.com/orders/*",
                PathParameters = [EventValue.Data<OrderPlaced>(e => e.OrderId)],
                AlarmTopic = new Topic(stack, "Operators"),
            }),
            Template("HttpDestination.ApiKey", secret => HttpAuthorization.ApiKey("X-Api-Key", secret)),
            Template("HttpDestination.OAuth", secret => HttpAuthorization.OAuthClientCredentials("https://login.example.com/token", secret, "orders")),
        };
        TemplateChecks.Pass(templates);
        Assert.All(templates, template =>
        {
            var credentials = template.Only("AWS::Events::Connection")["AuthParameters"]!.ToJsonString();
            Assert.Contains("{{resolve:secretsmanager:", credentials, StringComparison.Ordinal);
            Assert.Empty(template.Resources("AWS::Lambda::Function"));
        });
    }

    [Fact]
    public void Metrics_RuleOfACustomBus_ByTheRulesOwnName()
    {
        var template = SynthesizedTemplate.Of(stack =>
        {
            var destination = new HttpDestination(stack, "It", Props(stack));
            new Amazon.CDK.AWS.CloudWatch.Alarm(stack, "Alarm", new Amazon.CDK.AWS.CloudWatch.AlarmProps { Metric = destination.MetricFailedInvocations(), Threshold = 1, EvaluationPeriods = 1 });
        });
        var metric = template.Only("AWS::CloudWatch::Alarm")["Metrics"]!.AsArray().Single(m => m!["MetricStat"] is not null)!["MetricStat"]!["Metric"]!;
        Assert.Equal("FailedInvocations", metric["MetricName"]!.GetValue<string>());
        Assert.Contains("Fn::Select", metric["Dimensions"]!.AsArray().Single(d => d!["Name"]!.GetValue<string>() == "RuleName")!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Props_Wrong_NameThePathAndTheProp()
    {
        Assert.Equal("Stack/It: HttpDestinationProps.Events: expected one pattern or more; found none.", Refused(props => props with { Events = [] }));
        Assert.Equal("Stack/It: HttpDestinationProps.Endpoint: expected a URL of HTTPS; found \"http://api.example.com\".", Refused(props => props with { Endpoint = "http://api.example.com" }));
        Assert.Equal("Stack/It: HttpDestinationProps.PathParameters: expected one for each * of the endpoint, which are 1; found 0.", Refused(props => props with { Endpoint = "https://api.example.com/*" }));
        Assert.Equal("Stack/It: HttpDestinationProps.InvocationRateLimitPerSecond: expected 1 to 300; found 301.", Refused(props => props with { InvocationRateLimitPerSecond = 301 }));
        Assert.Equal("Stack/It: HttpDestinationProps.RetryAttempts: expected 0 to 185; found 186.", Refused(props => props with { RetryAttempts = 186 }));
        Assert.Equal("Stack/It: HttpDestinationProps.MaxEventAge (seconds): expected 60 to 86400; found 59.", Refused(props => props with { MaxEventAge = Duration.Seconds(59) }));
        Assert.Contains("OAuthClientCredentials: expected a URL of HTTPS; found \"login\"", Refused(props => props with { Authorization = HttpAuthorization.OAuthClientCredentials("login", null!) }), StringComparison.Ordinal);
    }

    private static SynthesizedTemplate Template(string name, Func<ISecret, HttpAuthorization> authorization, Func<Stack, HttpDestinationProps, HttpDestinationProps>? change = null)
    {
        var template = SynthesizedTemplate.Of(stack =>
        {
            var props = Props(stack) with { Authorization = authorization(new Secret(stack, "Login")) };
            new HttpDestination(stack, "It", change is null ? props : change(stack, props));
        });
        Snapshot.Matches(template, name);
        return template;
    }

    private static HttpDestinationProps Props(Stack stack) => new()
    {
        EventBus = new EventBus(stack, "Bus"),
        Events = [new EventPatternOf<OrderPlaced>()],
        Endpoint = "https://api.example.com/orders",
        Authorization = HttpAuthorization.ApiKey("X-Api-Key", new Secret(stack, "Key")),
    };

    private static string Refused(Func<HttpDestinationProps, HttpDestinationProps> change) =>
        Assert.Throws<ArgumentException>(() => SynthesizedTemplate.Of(stack => new HttpDestination(stack, "It", change(Props(stack))))).Message;
}

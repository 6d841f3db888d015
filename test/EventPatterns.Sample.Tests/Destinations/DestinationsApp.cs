using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SecretsManager;
using Amazon.CDK.AWS.SNS;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Destinations;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;
using EventPatterns.Sample.Tests.Destinations;
using HttpMethod = Amazon.CDK.AWS.Events.HttpMethod;

[assembly: AssemblyFixture(typeof(DestinationsApp))]

namespace EventPatterns.Sample.Tests.Destinations;

[Event(Domain = "shop", Service = "orders")]
public sealed record OrderPaid(string OrderId, decimal Amount, string Country);

/// <summary>A destination for each kind of authorization.</summary>
public sealed class DestinationsApp() : SynthesizedApp(Build)
{
    public const string BasicUrl = "https://basic.example";
    public const string KeyUrl = "https://key.example";
    public const string OAuthUrl = "https://oauth.example";
    public const string TokenUrl = "https://login.example/token";
    public const string SlowUrl = "https://slow.example";

    private static void Build(App app)
    {
        var stack = new Stack(app, "Out");
        var bus = new DomainBus(stack, "Bus");
        Secret NewSecret(string id, string template, string key) => new(stack, id, new SecretProps
        {
            GenerateSecretString = new SecretStringGenerator { SecretStringTemplate = template, GenerateStringKey = key, ExcludePunctuation = true },
        });
        var props = new HttpDestinationProps
        {
            EventBus = bus.Bus,
            Events = [new EventPatternOf<OrderPaid>()],
            Endpoint = BasicUrl,
            Authorization = HttpAuthorization.Basic(NewSecret("Login", """{"username":"shop"}""", "password")),
        };
        new HttpDestination(stack, "ByBasic", props with
        {
            Endpoint = $"{BasicUrl}/orders/*/payments",
            Method = HttpMethod.PUT,
            PathParameters = [EventValue.Data<OrderPaid>(e => e.OrderId)],
            QueryParameters = new Dictionary<string, EventValue> { ["country"] = EventValue.Data<OrderPaid>(e => e.Country) },
            Headers = new Dictionary<string, EventValue> { ["X-Source"] = EventValue.Fixed("shop"), ["X-Correlation"] = EventValue.Metadata(m => m.CorrelationId) },
            Body = RuleTargetInput.FromObject(new Dictionary<string, object> { ["paid"] = EventValue.Data<OrderPaid>(e => e.Amount).InBody, ["by"] = "card" }),
            AlarmTopic = new Topic(stack, "Operators"),
        });
        new HttpDestination(stack, "ByKey", props with
        {
            Endpoint = $"{KeyUrl}/payments",
            Authorization = HttpAuthorization.ApiKey("X-Api-Key", NewSecret("Key", "{}", "key"), "key"),
        });
        new HttpDestination(stack, "ByOAuth", props with
        {
            Endpoint = $"{OAuthUrl}/payments",
            Authorization = HttpAuthorization.OAuthClientCredentials(TokenUrl, NewSecret("Client", """{"clientId":"shop-1"}""", "clientSecret"), scope: "payments:write"),
        });
        new HttpDestination(stack, "Slowly", props with { Endpoint = $"{SlowUrl}/payments", InvocationRateLimitPerSecond = 5 });
    }
}

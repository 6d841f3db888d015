using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services;
using EventPatterns.Simulator.Services.EventBridge;
using EventPatterns.Simulator.Services.EventBridge.ApiDestinations;
using EventPatterns.Simulator.Services.SecretsManager;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Tests.Vendors;

/// <summary>A vendor, a connection and an API destination to it, and what they tell the default bus.</summary>
internal sealed class OutsideWorld : IServiceEvents
{
    public const string Url = "https://api.loyalty.example";

    public OutsideWorld()
    {
        Http = new HttpIntegrations(World.World, Secrets, this);
        Vendor = Http.Network.Vendor(Url).Respond(200);
    }

    public TestWorld World { get; } = new();

    public ManagedSecrets Secrets { get; } = new();

    public HttpIntegrations Http { get; }

    public Vendor Vendor { get; }

    public List<(DateTimeOffset At, string DetailType, string Resource, JsonMap Detail)> Events { get; } = [];

    public IEnumerable<string> DetailTypes => Events.Select(e => e.DetailType);

    public static JsonMap BasicAuth { get; } = Map("""{"BasicAuthParameters":{"Username":"user","Password":"pass"}}""");

    public static JsonMap OAuth { get; } = Map("""
        {"OAuthParameters":{"AuthorizationEndpoint":"https://login.example/token","HttpMethod":"POST",
         "ClientParameters":{"ClientID":"id","ClientSecret":"shh"},
         "OAuthHttpParameters":{"BodyParameters":[{"Key":"grant_type","Value":"client_credentials"}],
           "HeaderParameters":[{"Key":"X-Tenant","Value":"t1"}],"QueryStringParameters":[{"Key":"v","Value":"2"}]}}}
        """);

    public static JsonMap Map(string text) => (JsonMap)Json.Parse(text);

    public Answer Call(string action, JsonMap request) =>
        Http.Actions.Single(a => a.Name == action).Action(new AwsCall(Principal.Root(TestWorld.Home), "events", action, request, null));

    public string Connection(JsonMap parameters, string type = "BASIC", string name = "crm")
    {
        var answer = Call("CreateConnection", JsonMap.Of(("Name", name), ("AuthorizationType", type), ("AuthParameters", parameters)));
        Assert.Null(answer.Error);
        return answer.Body.TextOf("ConnectionArn")!;
    }

    public Json Describe(string name = "crm") => Call("DescribeConnection", JsonMap.Of(("Name", name))).Body;

    public string Destination(string connectionArn, string endpoint = Url + "/events", string method = "POST", int rate = 300)
    {
        var answer = Call("CreateApiDestination", JsonMap.Of(
            ("Name", "to-crm"), ("ConnectionArn", connectionArn), ("HttpMethod", method), ("InvocationEndpoint", endpoint), ("InvocationRateLimitPerSecond", rate)));
        Assert.Null(answer.Error);
        return answer.Body.TextOf("ApiDestinationArn")!;
    }

    public ApiDestinationOutcome Invoke(string destinationArn, string input = """{"id":1}""", string? parameters = null) =>
        End(Http.Invoker.Invoke(destinationArn, DestinationParameters.Read(parameters is null ? null : Json.Parse(parameters)), Json.Parse(input), null));

    public TaskOutcome Task(JsonMap parameters) => End(Http.Task.Invoke(parameters, "arn:aws:states:eu-west-1:111111111111:stateMachine:Task", "eu-west-1", null));

    public T End<T>(Task<T> work)
    {
        World.Loop.RunUntilIdle();
        Assert.True(work.IsCompleted);
        return work.GetAwaiter().GetResult();
    }

    void IServiceEvents.Emit(Place place, string source, string detailType, string resource, JsonMap detail, Moment? cause)
    {
        Assert.Equal("aws.events", source);
        Events.Add((World.Loop.Now, detailType, resource, detail));
    }
}

using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Sample.Tests.Destinations;

/// <summary>A token endpoint that fails for a while takes nothing down for good.</summary>
public sealed class ReauthorizationTests(ReauthorizationApp app)
{
    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(4);

    [Theory]
    [InlineData(ReauthorizationApp.LedgerLogin, ReauthorizationApp.LedgerUrl, "App/Ledger")]
    [InlineData(ReauthorizationApp.BookLogin, ReauthorizationApp.BookUrl, "App/Books/Steps/Book")]
    [InlineData(ReauthorizationApp.PointsLogin, ReauthorizationApp.PointsUrl, "App/Points")]
    public void NoTokenForAWhile_TheEventArrivesByItself(string login, string vendor, string owner)
    {
        var simulation = Open();
        var tokens = simulation.Vendor(login).Respond(503);
        Pay(simulation, "o-1");
        simulation.Run(Outage);
        Assert.DoesNotContain(simulation.Vendor(vendor).Requests, request => request.Method == "POST");
        var told = Told(simulation).ToList();
        Assert.All(told, t => Assert.Equal(owner, t.TextOf("destination")));
        Assert.Equal(tokens.Requests.Count, told.Count);
        Assert.InRange(tokens.Requests.Count, 3, 4);

        Give(tokens);
        simulation.RunUntilIdle();

        var sent = Assert.Single(simulation.Vendor(vendor).Requests, request => request.Method == "POST");
        Assert.True(sent.Answered(200));
        Assert.Equal("Bearer token", sent.Header("Authorization"));
        Assert.All(simulation.Assembly.Resources.Where(r => r.Type == "AWS::SQS::Queue"), queue => Assert.Equal(0, simulation.Queue(queue.Path).Depth));
        Assert.Empty(simulation.Trace.Refusals);
    }

    [Fact]
    public void SecretRotated_TheConnectionGetsTheNewOne()
    {
        var simulation = Open();
        var tokens = simulation.Vendor(ReauthorizationApp.LedgerLogin);
        tokens.Respond(request => request.Body!.Contains("client_secret=new&", StringComparison.Ordinal) ? Token() : new VendorReply(401));
        var secret = simulation.Assembly.One("App/Clientledger/Resource", "AWS::SecretsManager::Secret").Arn!;
        Assert.True(simulation.Call("secretsmanager", "PutSecretValue", JsonMap.Of(("SecretId", secret), ("SecretString", """{"clientId":"shop-1","clientSecret":"new"}"""))).Ok);

        Pay(simulation, "o-1");
        simulation.RunUntilIdle();

        Assert.Equal([401, 200], tokens.Requests.Select(request => request.Reply!.Status));
        Assert.Equal("client_id=shop-1&client_secret=new&grant_type=client_credentials&scope=write", tokens.Requests[^1].Body);
        Assert.Single(simulation.Vendor(ReauthorizationApp.LedgerUrl).Requests);
    }

    [Fact]
    public void UpdatedBySomebodyMeanwhile_LeftAsItIs()
    {
        const string Other = "https://login.other.example/token";
        var simulation = Open();
        Give(simulation.Vendor(Other));
        simulation.Vendor(ReauthorizationApp.LedgerLogin).Respond(503);
        Pay(simulation, "o-1");
        simulation.Run(TimeSpan.FromSeconds(30));

        var update = JsonMap.Of(("Name", Ledger(simulation)), ("AuthorizationType", "OAUTH_CLIENT_CREDENTIALS"), ("AuthParameters", Json.Parse($$"""{"OAuthParameters":{"AuthorizationEndpoint":"{{Other}}"} }""")));
        Assert.True(simulation.Call("events", "UpdateConnection", update).Ok);
        simulation.RunUntilIdle();

        Assert.Equal(Other, Described(simulation)["AuthParameters"]!["OAuthParameters"]!.TextOf("AuthorizationEndpoint"));
        Assert.Single(simulation.Vendor(ReauthorizationApp.LedgerUrl).Requests);
    }

    [Fact]
    public void Step_RequestsOwnFault_TriedOnce()
    {
        var simulation = Open();
        var books = simulation.Vendor(ReauthorizationApp.BookUrl).Respond(422);
        Pay(simulation, "o-1");
        simulation.RunUntilIdle();

        Assert.Single(books.Requests);
        var failed = Assert.Single(simulation.Bus(ReauthorizationApp.Bus).Events, e => e.TextOf("detail-type") == nameof(BookingFailed));
        Assert.Equal("States.Http.StatusCode.422", failed["detail"]!["data"]!.TextOf("why"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(501)]
    [InlineData(599)]
    [InlineData(null)]
    public void Step_PassingFailure_TriedAgain(int? status)
    {
        var simulation = Open();
        var books = simulation.Vendor(ReauthorizationApp.BookUrl);
        books.RespondInTurn(status is { } answer ? new VendorReply(answer) : VendorReply.Refused);
        Pay(simulation, "o-1");
        simulation.RunUntilIdle();

        Assert.Equal(2, books.Requests.Count);
        Assert.Single(simulation.Bus(ReauthorizationApp.Bus).Events, e => e.TextOf("detail-type") == nameof(OrderBooked));
    }

    private Simulation Open()
    {
        var simulation = app.Simulate();
        foreach (var url in new[] { ReauthorizationApp.LedgerUrl, ReauthorizationApp.BookUrl, ReauthorizationApp.PointsUrl }) simulation.Vendor(url).Respond(200);
        foreach (var url in new[] { ReauthorizationApp.LedgerLogin, ReauthorizationApp.BookLogin, ReauthorizationApp.PointsLogin }) Give(simulation.Vendor(url));
        return simulation;
    }

    private static void Give(Vendor tokens) => tokens.Respond(_ => Token());

    private static VendorReply Token() => new VendorReply(200).WithJson(JsonMap.Of(("access_token", "token"), ("expires_in", 3600)));

    private static void Pay(Simulation simulation, string order) => simulation.Bus(ReauthorizationApp.Bus).Put(new OrderPaid(order, 35.99m, "CH"));

    private static string Ledger(Simulation simulation) => simulation.Assembly.One("App/Ledger/Connection", "AWS::Events::Connection").Name;

    private static Json Described(Simulation simulation) => simulation.Call("events", "DescribeConnection", JsonMap.Of(("Name", Ledger(simulation)))).Body;

    private static IEnumerable<Json> Told(Simulation simulation) =>
        simulation.Bus(ReauthorizationApp.Bus).Events.Where(e => e.TextOf("detail-type") == "ConnectionDeauthorized").Select(e => e["detail"]!["data"]!);
}

using System.Text;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Sample.Tests.Destinations;

/// <summary>What a service is sent, header by header, and what becomes of its refusals.</summary>
public sealed class AuthorizationTests(DestinationsApp app)
{
    [Fact]
    public void Basic_WholeRequest_AsAwsSendsIt()
    {
        var simulation = Open();
        var login = Secret(simulation, "Login");
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"shop:{login.TextOf("password")}"));
        var vendor = simulation.Vendor(DestinationsApp.BasicUrl).Respond(request => new VendorReply(request.Header("Authorization") == expected ? 200 : 401));

        Pay(simulation, "o-1");

        var request = Assert.Single(vendor.Requests);
        Assert.True(request.Answered(200));
        Assert.Equal("PUT", request.Method);
        Assert.Equal("https://basic.example/orders/o-1/payments?country=CH", request.Url.AbsoluteUri);
        Assert.Equal("""{"paid":35.99,"by":"card"}""", request.Json!.ToString());
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Authorization"] = expected,
                ["Idempotency-Key"] = EventIdOf(simulation),
                ["X-Source"] = "shop",
                ["X-Correlation"] = EventIdOf(simulation),
                ["Content-Type"] = "application/json; charset=utf-8",
                ["User-Agent"] = "Amazon/EventBridge/ApiDestinations",
                ["Range"] = "bytes=0-1048575",
                ["Accept-Encoding"] = "gzip,deflate",
                ["Connection"] = "close",
                ["Content-Length"] = "26",
                ["Host"] = "basic.example",
            },
            new SortedDictionary<string, string>(request.Headers.ToDictionary(h => h.Key, h => h.Value), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void ApiKey_FromTheSecret_InItsHeader()
    {
        var simulation = Open();
        var key = Secret(simulation, "Key").TextOf("key");
        var vendor = simulation.Vendor(DestinationsApp.KeyUrl).Respond(request => new VendorReply(request.Header("X-Api-Key") == key ? 202 : 401));

        Pay(simulation, "o-1");

        var request = Assert.Single(vendor.Requests);
        Assert.True(request.Answered(202));
        Assert.Null(request.Header("Authorization"));
        Assert.Equal("""{"orderId":"o-1","amount":35.99,"country":"CH"}""", request.Json!.ToString());
    }

    [Fact]
    public void OAuth_TokenRotatedByTheService_FetchedAnewAndNothingLost()
    {
        var simulation = Open();
        var good = 1;
        var login = simulation.Vendor(DestinationsApp.TokenUrl).Respond(_ => new VendorReply(200).WithJson(JsonMap.Of(("access_token", $"token-{good}"), ("expires_in", 3600))));
        var vendor = simulation.Vendor(DestinationsApp.OAuthUrl).Respond(request => new VendorReply(request.Header("Authorization") == $"Bearer token-{good}" ? 200 : 401));

        Pay(simulation, "o-1");
        good = 2;
        Pay(simulation, "o-2");

        Assert.Equal([200, 401, 200], vendor.Requests.Select(request => request.Reply!.Status));
        Assert.Equal(2, login.Requests.Count);
        var form = login.Requests[0];
        Assert.Equal($"client_id=shop-1&client_secret={Secret(simulation, "Client").TextOf("clientSecret")}&grant_type=client_credentials&scope=payments%3Awrite", form.Body);
        Assert.Equal("application/x-www-form-urlencoded", form.Header("Content-Type"));
        Assert.Empty(Told(simulation));
        Assert.Equal(0, simulation.Queue("Out/ByOAuth/DeadLetters").Depth);
    }

    [Fact]
    public void Basic_Refused_DeauthorizedAndTold()
    {
        var simulation = Open();
        var vendor = simulation.Vendor(DestinationsApp.BasicUrl).Respond(401);

        Pay(simulation, "o-1", TimeSpan.FromMinutes(10));

        Assert.Single(vendor.Requests);
        var told = Assert.Single(Told(simulation));
        Assert.Equal("Out/ByBasic", told["detail"]!["data"]!.TextOf("destination"));
        Assert.Equal("event-patterns.http-destination", told.TextOf("source"));
        Assert.Equal("operational", told["detail"]!["metadata"]!.TextOf("category"));
        simulation.RunUntilIdle();
        Assert.Equal(1, simulation.Queue("Out/ByBasic/DeadLetters").Depth);
    }

    [Fact]
    public void Basic_CredentialsUpdatedWithinTheDay_EventArrives()
    {
        var simulation = Open();
        var vendor = simulation.Vendor(DestinationsApp.BasicUrl).Respond(401);
        Pay(simulation, "o-1", TimeSpan.FromHours(1));

        vendor.Respond(200);
        var connection = simulation.Assembly.One("Out/ByBasic/Connection", "AWS::Events::Connection");
        var update = JsonMap.Of(("Name", connection.Name), ("AuthorizationType", "BASIC"), ("AuthParameters", Json.Parse("""{"BasicAuthParameters":{"Username":"shop","Password":"new"}}""")));
        Assert.True(simulation.Call("events", "UpdateConnection", update).Ok);
        simulation.RunUntilIdle();

        Assert.Equal([401, 200], vendor.Requests.Select(request => request.Reply!.Status));
        Assert.Equal(0, simulation.Queue("Out/ByBasic/DeadLetters").Depth);
    }

    [Fact]
    public void RateLimit_HundredAtOnce_NeverMoreThanFiveASecond()
    {
        var simulation = Open();
        for (var order = 1; order <= 100; order++) simulation.Bus("Out/Bus").Put(new OrderPaid($"o-{order}", 1, "CH"));
        simulation.RunUntilIdle();

        var times = simulation.Vendor(DestinationsApp.SlowUrl).Requests.Select(request => request.At).Order().ToList();
        Assert.Equal(100, times.Count);
        Assert.All(times.Zip(times.Skip(5)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1), $"{pair.First:O} and {pair.Second:O}"));
    }

    private Simulation Open()
    {
        var simulation = app.Simulate();
        foreach (var url in new[] { DestinationsApp.BasicUrl, DestinationsApp.KeyUrl, DestinationsApp.OAuthUrl, DestinationsApp.SlowUrl }) simulation.Vendor(url).Respond(200);
        simulation.Vendor(DestinationsApp.TokenUrl).Respond(200, JsonMap.Of(("access_token", "token"), ("expires_in", 3600)));
        return simulation;
    }

    private static void Pay(Simulation simulation, string order, TimeSpan? wait = null)
    {
        simulation.Bus("Out/Bus").Put(new OrderPaid(order, 35.99m, "CH"));
        if (wait is { } time) simulation.Run(time);
        else simulation.RunUntilIdle();
    }

    private static Json Secret(Simulation simulation, string id)
    {
        var secret = simulation.Assembly.One($"Out/{id}/Resource", "AWS::SecretsManager::Secret");
        return Json.Parse(simulation.Call("secretsmanager", "GetSecretValue", JsonMap.Of(("SecretId", secret.Arn!))).Body.TextOf("SecretString")!);
    }

    private static string EventIdOf(Simulation simulation) => simulation.Bus("Out/Bus").Events.First()["detail"]!["metadata"]!.TextOf("eventId")!;

    private static List<JsonMap> Told(Simulation simulation) =>
        [.. simulation.Bus("Out/Bus").Events.Where(e => e.TextOf("detail-type") == "ConnectionDeauthorized")];
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.ApiDestinations;

namespace EventPatterns.Simulator.Tests.Vendors;

public sealed class ApiDestinationTests
{
    private readonly OutsideWorld _outside = new();

    [Fact]
    public void Fact16_ApiDestination_SendsFixedHeaders()
    {
        _outside.Invoke(Destination(), """{"id":1}""", """{"HeaderParameters":{"User-Agent":"mine","Range":"none","X-Own":"1"}}""");
        var request = Assert.Single(_outside.Vendor.Requests);
        Assert.Equal("Amazon/EventBridge/ApiDestinations", request.Header("User-Agent"));
        Assert.Equal("bytes=0-1048575", request.Header("Range"));
        Assert.Equal("application/json; charset=utf-8", request.Header("Content-Type"));
        Assert.Equal("gzip,deflate", request.Header("Accept-Encoding"));
        Assert.Equal("close", request.Header("Connection"));
        Assert.Equal("8", request.Header("Content-Length"));
        Assert.Equal("api.loyalty.example", request.Header("host"));
        Assert.Equal("1", request.Header("X-Own"));
        Assert.Equal("Basic dXNlcjpwYXNz", request.Header("Authorization"));
        Assert.Equal("""{"id":1}""", request.Body);
    }

    [Fact]
    public void Fact16_ContentType_CanBeOverridden()
    {
        _outside.Invoke(Destination(), """{"id":1}""", """{"HeaderParameters":{"content-type":"application/cloudevents+json"}}""");
        Assert.Equal("application/cloudevents+json", _outside.Vendor.Requests[0].Header("Content-Type"));
    }

    [Fact]
    public void Invoke_Parameters_ConnectionWinsOverTarget()
    {
        var connection = _outside.Connection(OutsideWorld.BasicAuth.With("InvocationHttpParameters", Json.Parse("""
            {"HeaderParameters":[{"Key":"X-Both","Value":"connection"}],
             "QueryStringParameters":[{"Key":"both","Value":"connection"}],
             "BodyParameters":[{"Key":"tenant","Value":"t1"}]}
            """)));
        var destination = _outside.Destination(connection, OutsideWorld.Url + "/customers/*/orders/*?fixed=1", "PUT");
        _outside.Invoke(destination, """{"id":1}""", """
            {"PathParameterValues":["c-1","o-2"],"HeaderParameters":{"x-both":"target","X-Target":"1"},"QueryStringParameters":{"both":"target","only":"a b"}}
            """);
        var request = _outside.Vendor.Requests[0];
        Assert.Equal("PUT", request.Method);
        Assert.Equal("/customers/c-1/orders/o-2", request.Url.AbsolutePath);
        Assert.Equal("?fixed=1&only=a%20b&both=connection", request.Url.Query);
        Assert.Equal("connection", request.Header("X-Both"));
        Assert.Equal("1", request.Header("X-Target"));
        Assert.Equal("""{"id":1,"tenant":"t1"}""", request.Body);
    }

    [Fact]
    public void Invoke_ApiKey_GoesIntoItsHeader()
    {
        var connection = _outside.Connection(OutsideWorld.Map("""{"ApiKeyAuthParameters":{"ApiKeyName":"X-Key","ApiKeyValue":"k"}}"""), "API_KEY");
        _outside.Invoke(_outside.Destination(connection));
        Assert.Equal("k", _outside.Vendor.Requests[0].Header("X-Key"));
    }

    [Theory]
    [InlineData(200, true, false)]
    [InlineData(204, true, false)]
    [InlineData(302, false, false)]
    [InlineData(400, false, false)]
    [InlineData(404, false, false)]
    [InlineData(409, false, true)]
    [InlineData(429, false, true)]
    [InlineData(500, false, true)]
    [InlineData(503, false, true)]
    public void Fact15_Status_DecidesOnRetries(int status, bool delivered, bool retryable)
    {
        _outside.Vendor.Respond(status);
        var outcome = _outside.Invoke(Destination());
        Assert.Equal(delivered, outcome.Error is null);
        Assert.Equal(retryable, outcome.Retryable);
        Assert.Equal(delivered ? "" : "SDK_CLIENT_ERROR", outcome.Code);
    }

    [Fact]
    public void Fact15_NoAnswer_TimesOutAfterFiveSeconds()
    {
        _outside.Vendor.Latency = TimeSpan.FromSeconds(9);
        Assert.True(_outside.Invoke(Destination()).Retryable);
        Assert.Equal(TestWorld.Start.AddSeconds(5), _outside.World.Loop.Now);
    }

    [Theory]
    [InlineData("120", true, 120)]
    [InlineData("-1", false, null)]
    [InlineData("Thu, 01 Jan 2026 00:01:00 GMT", true, 60)]
    [InlineData("soon", true, null)]
    public void Fact15_RetryAfter_IsHonoured(string value, bool retryable, int? seconds)
    {
        _outside.Vendor.Latency = TimeSpan.Zero;
        _outside.Vendor.Respond(429, null, ("Retry-After", value));
        var outcome = _outside.Invoke(Destination());
        Assert.Equal(retryable, outcome.Retryable);
        Assert.Equal(seconds, (int?)outcome.NotBefore?.TotalSeconds);
    }

    [Fact]
    public void Fact17_Rate_SpreadsInvocations()
    {
        var destination = _outside.Destination(_outside.Connection(OutsideWorld.BasicAuth), rate: 2);
        for (var n = 0; n < 5; n++)
            _outside.World.Loop.Begin(() => _outside.Http.Invoker.Invoke(destination, DestinationParameters.Read(null), JsonMap.Empty, null));
        _outside.World.Loop.RunUntilIdle();
        Assert.Equal([0, 0, 1, 1, 2], _outside.Vendor.Requests.Select(r => (r.At - TestWorld.Start).TotalSeconds));
    }

    [Fact]
    public void Invoke_NobodyThere_IsRetriedAndNamed()
    {
        var outcome = _outside.Invoke(_outside.Destination(_outside.Connection(OutsideWorld.BasicAuth), "https://nobody.example/x"));
        Assert.True(outcome.Retryable);
        Assert.Contains("https://nobody.example/x", outcome.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invoke_NoDestination_IsNotRetried()
    {
        var outcome = _outside.Invoke("arn:aws:events:eu-west-1:111111111111:api-destination/gone/1");
        Assert.False(outcome.Retryable);
        Assert.Equal("NO_RESOURCE", outcome.Code);
    }

    [Theory]
    [InlineData("a b", "POST", "https://x.example", "ValidationException")]
    [InlineData("ok", "TRACE", "https://x.example", "ValidationException")]
    [InlineData("ok", "POST", "http://x.example", "ValidationException")]
    public void Fact15_Create_RefusesWhatAwsRefuses(string name, string method, string endpoint, string code)
    {
        var answer = _outside.Call("CreateApiDestination", JsonMap.Of(
            ("Name", name), ("ConnectionArn", _outside.Connection(OutsideWorld.BasicAuth)), ("HttpMethod", method), ("InvocationEndpoint", endpoint)));
        Assert.Equal(code, answer.Error!.Code);
    }

    [Fact]
    public void Create_NoConnection_IsNotFound() => Assert.Equal("ResourceNotFoundException", _outside.Call("CreateApiDestination", JsonMap.Of(
        ("Name", "ok"), ("ConnectionArn", "arn:none"), ("HttpMethod", "POST"), ("InvocationEndpoint", "https://x.example"))).Error!.Code);

    [Fact]
    public void Describe_State_FollowsTheConnection()
    {
        _outside.Http.Network.Vendor("https://login.example").Respond(200, Json.Parse("""{"access_token":"t"}"""));
        _outside.Destination(_outside.Connection(OutsideWorld.OAuth, "OAUTH_CLIENT_CREDENTIALS"));
        Assert.Equal("INACTIVE", State());
        _outside.World.Loop.RunUntilIdle();
        Assert.Equal("ACTIVE", State());

        string? State() => _outside.Call("DescribeApiDestination", JsonMap.Of(("Name", "to-crm"))).Body.TextOf("ApiDestinationState");
    }

    [Fact]
    public void Update_MethodAndEndpoint_AreUsed()
    {
        var destination = Destination();
        Assert.Null(_outside.Call("UpdateApiDestination", JsonMap.Of(("Name", "to-crm"), ("HttpMethod", "PATCH"), ("InvocationEndpoint", OutsideWorld.Url + "/v2"))).Error);
        _outside.Invoke(destination);
        Assert.Equal("PATCH https://api.loyalty.example/v2 -> 200", _outside.Vendor.Requests[0].ToString());
    }

    private string Destination() => _outside.Destination(_outside.Connection(OutsideWorld.BasicAuth));
}

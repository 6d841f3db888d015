using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Tests.Vendors;

public sealed class HttpTaskTests
{
    private readonly OutsideWorld _outside = new();

    [Fact]
    public void Fact25_HttpTask_GivesTheAnswerAsItsResult()
    {
        _outside.Vendor.Respond(201, Json.Parse("""{"points":5}"""), ("X-Trace", "t"));
        var outcome = _outside.Task(Parameters());
        Assert.Equal("""{"Headers":{"X-Trace":["t"],"Content-Type":["application/json"]},"ResponseBody":{"points":5},"StatusCode":201,"StatusText":"Created"}""", outcome.Result!.ToString());
        var request = Assert.Single(_outside.Vendor.Requests);
        Assert.Equal("Amazon|StepFunctions|HttpInvoke|eu-west-1", request.Header("User-Agent"));
        Assert.Equal("application/json; charset=UTF-8", request.Header("Content-Type"));
        Assert.Equal("Basic dXNlcjpwYXNz", request.Header("Authorization"));
        Assert.Equal("""{"order":"o-1"}""", request.Body);
    }

    [Fact]
    public void Invoke_TextAnswer_StaysText()
    {
        _outside.Vendor.Respond(_ => new VendorReply(200) { Body = "{\"not\":\"parsed\"}" }.WithHeader("Content-Type", "text/plain"));
        Assert.Equal("{\"not\":\"parsed\"}", _outside.Task(Parameters()).Result!.TextOf("ResponseBody"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(503)]
    public void Fact25_HttpTask_NamesTheStatus(int status)
    {
        _outside.Vendor.Respond(_ => new VendorReply(status) { Body = "no" });
        var error = _outside.Task(Parameters()).Error!;
        Assert.Equal($"States.Http.StatusCode.{status}", error.Error);
        Assert.Equal("no", error.Cause);
    }

    [Fact]
    public void Fact25_HttpTask_GivesUpAfterSixtySeconds()
    {
        _outside.Vendor.RespondInTurn(VendorReply.TimeoutAfterEffect());
        Assert.Equal("States.Http.Socket", _outside.Task(Parameters()).Error!.Error);
        Assert.Equal(TestWorld.Start.AddSeconds(60), _outside.World.Loop.Now);
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("host")]
    [InlineData("X-Amz-Date")]
    [InlineData("x-forwarded-for")]
    public void Invoke_RefusedHeader_FailsWithoutACall(string header)
    {
        var error = _outside.Task(Parameters().With("Headers", JsonMap.Of((header, "x")))).Error!;
        Assert.Equal("States.Runtime", error.Error);
        Assert.Contains(header, error.Cause, StringComparison.Ordinal);
        Assert.Empty(_outside.Vendor.Requests);
    }

    [Theory]
    [InlineData(null, "a%5B0%5D=1&a%5B1%5D=2&b%5Bc%5D=x%20y")]
    [InlineData("INDICES", "a%5B0%5D=1&a%5B1%5D=2&b%5Bc%5D=x%20y")]
    [InlineData("REPEAT", "a=1&a=2&b%5Bc%5D=x%20y")]
    [InlineData("COMMAS", "a=1%2C2&b%5Bc%5D=x%20y")]
    [InlineData("BRACKETS", "a%5B%5D=1&a%5B%5D=2&b%5Bc%5D=x%20y")]
    public void Invoke_UrlEncoded_WritesAForm(string? arrayFormat, string expected)
    {
        var options = arrayFormat is null ? JsonMap.Empty : JsonMap.Of(("ArrayFormat", arrayFormat));
        _outside.Task(Parameters()
            .With("RequestBody", Json.Parse("""{"a":[1,2],"b":{"c":"x y"}}"""))
            .With("Transform", JsonMap.Of(("RequestBodyEncoding", "URL_ENCODED"), ("RequestEncodingOptions", options))));
        Assert.Equal(expected, _outside.Vendor.Requests[0].Body);
        Assert.Equal("application/x-www-form-urlencoded", _outside.Vendor.Requests[0].Header("Content-Type"));
    }

    [Fact]
    public void Invoke_ConnectionParameters_WinOverTheDefinition()
    {
        var connection = _outside.Connection(OutsideWorld.BasicAuth.With("InvocationHttpParameters", Json.Parse("""
            {"HeaderParameters":[{"Key":"X-Both","Value":"c"}],"QueryStringParameters":[{"Key":"q","Value":"c"}],"BodyParameters":[{"Key":"order","Value":"c"}]}
            """)), name: "other");
        _outside.Task(Parameters(connection)
            .With("Headers", JsonMap.Of(("X-Both", "d"), ("X-Many", JsonList.Of("1", "2"))))
            .With("QueryParameters", Json.Parse("""{"q":"d","n":[1,2]}""")));
        var request = _outside.Vendor.Requests[0];
        Assert.Equal("c", request.Header("X-Both"));
        Assert.Equal("1,2", request.Header("X-Many"));
        Assert.Equal("?n=1&n=2&q=c", request.Url.Query);
        Assert.Equal("""{"order":"c"}""", request.Body);
    }

    [Fact]
    public void Invoke_DeauthorizedConnection_IsNamed()
    {
        var parameters = Parameters();
        _outside.Vendor.RespondInTurn(new VendorReply(401));
        Assert.Equal("States.Http.StatusCode.401", _outside.Task(parameters).Error!.Error);
        Assert.Equal("Events.ConnectionResource.InvalidConnectionState", _outside.Task(parameters).Error!.Error);
    }

    [Fact]
    public void Invoke_NoConnection_IsNamed() =>
        Assert.Equal("Events.ConnectionResource.ResourceNotFound", _outside.Task(Parameters("arn:none")).Error!.Error);

    [Fact]
    public void Invoke_BinaryAnswer_IsNotSupported()
    {
        _outside.Vendor.Respond(200, null, ("Content-Type", "image/png"));
        Assert.Equal("States.Runtime", _outside.Task(Parameters()).Error!.Error);
    }

    [Fact]
    public void Invoke_NobodyThere_Fails() => Assert.Equal("States.TaskFailed",
        _outside.Task(Parameters().With("ApiEndpoint", "https://nobody.example")).Error!.Error);

    [Theory]
    [InlineData("ApiEndpoint", "http://api.loyalty.example")]
    [InlineData("Method", "TRACE")]
    public void Invoke_WrongParameter_FailsWithoutACall(string name, string value)
    {
        Assert.Equal("States.Runtime", _outside.Task(Parameters().With(name, value)).Error!.Error);
        Assert.Empty(_outside.Vendor.Requests);
    }

    [Fact]
    public void Fact25_Permissions_AreTheFour()
    {
        var parameters = Parameters();
        var permissions = _outside.Http.Task.Permissions(parameters, "arn:machine").ToList();
        var secret = _outside.Describe().TextOf("SecretArn")!;
        Assert.Equal(
            [("states:InvokeHTTPEndpoint", "arn:machine"), ("events:RetrieveConnectionCredentials", parameters["Authentication"]!.TextOf("ConnectionArn")!),
             ("secretsmanager:GetSecretValue", secret), ("secretsmanager:DescribeSecret", secret)],
            permissions.Select(p => (p.Action, p.Resource)));
        Assert.Equal(["https://api.loyalty.example/points"], permissions[0].Context!["states:HTTPEndpoint"]);
        Assert.Equal(["POST"], permissions[0].Context!["states:HTTPMethod"]);
    }

    private JsonMap Parameters(string? connectionArn = null) => JsonMap.Of(
        ("ApiEndpoint", OutsideWorld.Url + "/points"), ("Method", "POST"),
        ("Authentication", JsonMap.Of(("ConnectionArn", connectionArn ?? _outside.Connection(OutsideWorld.BasicAuth)))),
        ("RequestBody", Json.Parse("""{"order":"o-1"}""")));
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Tests.Vendors;

public sealed class HttpNetworkTests
{
    private readonly OutsideWorld _outside = new();

    [Fact]
    public void Send_Answer_ComesAfterTheLatency()
    {
        _outside.Vendor.Latency = TimeSpan.FromSeconds(2);
        var reply = Assert.IsType<HttpResult.Replied>(Send(OutsideWorld.Url + "/orders"));
        Assert.Equal(200, reply.Status);
        Assert.Equal(TestWorld.Start.AddSeconds(2), _outside.World.Loop.Now);
        Assert.True(Assert.Single(_outside.Vendor.Requests).Answered(200));
    }

    [Fact]
    public void Send_NoVendor_IsAnErrorAndIsKept()
    {
        var lost = Assert.IsType<HttpResult.NotConnected>(Send("https://nobody.example/a?b=c"));
        Assert.Contains("https://nobody.example/a", lost.Reason, StringComparison.Ordinal);
        Assert.Equal(["https://nobody.example/a"], _outside.Http.Network.Unreachable);
        Assert.Equal("NotConnected", _outside.World.Trace.Moments.Single(m => m.Kind == MomentKind.Http).Answer!.Value.Error!.Code);
    }

    [Theory]
    [InlineData("https://api.loyalty.example/v1", true)]
    [InlineData("https://api.loyalty.example/v1/orders", true)]
    [InlineData("https://api.loyalty.example/v10", false)]
    [InlineData("https://api.loyalty.example.evil.example/v1", false)]
    public void Send_LongestPrefix_Answers(string url, bool owned)
    {
        var v1 = _outside.Http.Network.Vendor(OutsideWorld.Url + "/v1").Respond(204);
        Send(url);
        Assert.Equal(owned ? 1 : 0, v1.Requests.Count);
    }

    [Fact]
    public void Send_TimeoutBeforeEffect_NeverReachesTheVendor()
    {
        _outside.Vendor.RespondInTurn(VendorReply.TimeoutBeforeEffect);
        Assert.IsType<HttpResult.TimedOut>(Send(OutsideWorld.Url));
        var request = Assert.Single(_outside.Vendor.Requests);
        Assert.False(request.TookEffect);
        Assert.Equal(TestWorld.Start.AddSeconds(5), _outside.World.Loop.Now);
    }

    [Fact]
    public void Send_TimeoutAfterEffect_TakesEffectUnseen()
    {
        _outside.Vendor.RespondInTurn(VendorReply.TimeoutAfterEffect());
        Assert.IsType<HttpResult.TimedOut>(Send(OutsideWorld.Url));
        var request = Assert.Single(_outside.Vendor.Requests);
        Assert.True(request.TookEffect);
        Assert.False(request.Answered(200));
    }

    [Fact]
    public void Send_SlowerThanTheTimeout_TimesOut()
    {
        _outside.Vendor.Latency = TimeSpan.FromSeconds(6);
        Assert.IsType<HttpResult.TimedOut>(Send(OutsideWorld.Url));
        Assert.True(_outside.Vendor.Requests[0].TookEffect);
    }

    [Fact]
    public void GoDown_ForAWhile_RefusesAndComesBack()
    {
        _outside.Vendor.GoDown(TimeSpan.FromMinutes(1));
        Assert.IsType<HttpResult.NotConnected>(Send(OutsideWorld.Url));
        _outside.World.Loop.Run(TimeSpan.FromMinutes(1));
        Assert.IsType<HttpResult.Replied>(Send(OutsideWorld.Url));
    }

    [Fact]
    public void RespondInTurn_AfterTheLast_AnswersAsBefore()
    {
        _outside.Vendor.Respond(200).RespondInTurn(new VendorReply(503), new VendorReply(429));
        Assert.Equal([503, 429, 200, 200], Enumerable.Range(0, 4).Select(_ => ((HttpResult.Replied)Send(OutsideWorld.Url)).Status));
    }

    [Fact]
    public void Respond_Function_SeesTheRequest()
    {
        _outside.Vendor.Respond(r => new VendorReply(200).WithJson(JsonMap.Of(("echo", r.Json!["id"]!), ("page", r.Query("page")!))));
        Assert.Equal("""{"echo":7,"page":"2"}""", ((HttpResult.Replied)Send(OutsideWorld.Url + "?page=2", """{"id":7}""")).Body);
    }

    [Fact]
    public void Send_VendorWithoutAnswer_SaysSo()
    {
        _outside.Http.Network.Vendor("https://mute.example");
        Assert.Contains("Respond", Assert.Throws<SimulationException>(() => Send("https://mute.example")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api.loyalty.example")]
    [InlineData("ftp://api.loyalty.example")]
    public void Vendor_NoUrlOfHttp_Throws(string url) => Assert.Throws<SimulationException>(() => _outside.Http.Network.Vendor(url));

    private HttpResult Send(string url, string? body = null) =>
        _outside.End(_outside.Http.Network.Send(new HttpRequest("POST", new Uri(url), HttpHeaders.None, body), TimeSpan.FromSeconds(5), null));
}

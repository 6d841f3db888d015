using EventPatterns.Events.Circuits;
using EventPatterns.Simulator.Data;
using static EventPatterns.Sample.Tests.CircuitBreaking.SynthesizedCircuits;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>An outage from its beginning to the last held event, and what can come between.</summary>
public sealed class OutageTests(SynthesizedCircuits circuits)
{
    [Fact]
    public void Outage_OfFiveMinutes_LastHeldEventDeliveredWithinAQuarterOfAnHourOfRecovery()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 30);

        var wellAt = simulation.Now;
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        var history = History(simulation);
        Assert.Equal(30, history.Delivered);
        var last = history.Calls.Where(call => call.Answered(200)).Max(call => call.At) - wellAt;
        // The rest of a break (30 s), the archive's delay (10 min) and its margin (1 min), the replay's start (at most 10 s) and pace (about a second a minute held).
        Assert.InRange(last, TimeSpan.FromMinutes(11), TimeSpan.FromMinutes(12));
    }

    [Fact]
    public void Open_TwentyEvents_VendorIsOnlyProbed()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 3);
        var before = History(simulation).Calls.Count;
        var probed = History(simulation).Vendor.Requests.Count;

        Outages.Put(simulation, 20);
        simulation.Run(TimeSpan.FromMinutes(3));

        var history = History(simulation);
        Assert.Equal(before, history.Calls.Count);
        Assert.InRange(history.Vendor.Requests.Skip(probed).Count(request => request is { Method: "GET", Url.AbsolutePath: "/health" }), 4, 6);
        Assert.Equal(20, history.Events("PointsHeld").Count(held => held["detail"]!["data"]!["event"]!["detail"]!["data"]!.TextOf("orderId")!.StartsWith("later", StringComparison.Ordinal)));
    }

    [Fact]
    public void Monitor_NoTraffic_FindsTheOutageAndNothingIsHeld()
    {
        var simulation = Simulate(circuits.Probed);
        var vendor = History(simulation).Vendor.Respond(503);

        simulation.Run(TimeSpan.FromMinutes(45));
        Assert.Equal("HalfOpen, Open", string.Join(", ", History(simulation).Steps.Select(step => step.To).Distinct().Order()));
        vendor.Respond(200);
        simulation.Run(TimeSpan.FromHours(1));

        Assert.Empty(History(simulation).Events("PointsHeld"));
        Assert.Contains(simulation.Trace.Moments, call => call is { What: Outages.Replays, Answer.Ok: true });
        Promises.Hold(simulation);
    }

    [Fact]
    public void Connection_VendorAnswers401_CircuitOpensAtOnceAndHolds()
    {
        var simulation = Simulate(circuits.Probed);
        var vendor = History(simulation).Vendor.Respond(401);

        Outages.Put(simulation, 1);
        simulation.Run(TimeSpan.FromSeconds(20));

        var opened = Assert.Single(History(simulation).Steps, step => step.To == "Open");
        Assert.Equal("Closed", opened.From);
        Assert.Contains("credentials", History(simulation).Events(nameof(CircuitOpened))[0]["detail"]!["data"]!.TextOf("reason"), StringComparison.Ordinal);
        Assert.Single(vendor.Requests);
    }

    [Fact]
    public void Vendor_RefusesTheRequest_DeadLetteredToldAndNotCounted()
    {
        var simulation = Simulate(circuits.Probed);
        History(simulation).Vendor.Respond(422);

        Outages.Put(simulation, 5);
        simulation.RunUntilIdle();

        var history = History(simulation);
        Assert.Null(history.Item);
        Assert.Equal(5, history.Calls.Count);
        Assert.Equal(5, simulation.Queue($"{Breaker}/DeadLetters").Depth);
        Assert.All(history.Events(nameof(EventDeadLettered)), told => Assert.Equal("States.Http.StatusCode.422", told["detail"]!["data"]!.TextOf("error")));
        Promises.Hold(simulation);
    }

    [Fact]
    public void Held_MoreOftenThanMaxAttempts_DeadLetteredAndTold()
    {
        var simulation = Simulate(circuits.Probed);
        // Its health check says that it is well, and it is not.
        History(simulation).Vendor.Respond(request => new(request.Method == "GET" ? 200 : 503));

        Outages.Put(simulation, 12);
        simulation.RunUntilIdle();

        var history = History(simulation);
        var attempts = history.Events(nameof(EventDeadLettered)).Select(told => told["detail"]!["data"]!["attempt"]!.ToString()).ToList();
        Assert.Contains("4", attempts);
        Assert.Equal(12, simulation.Queue($"{Breaker}/DeadLetters").Messages.Select(letter => Json.Parse(letter)["detail"]!["data"]!.TextOf("orderId")).Distinct().Count());
        Promises.Hold(simulation);
    }

    [Fact]
    public void Capabilities_OfOneVendor_EachOpensAtItsOwnThreshold()
    {
        var simulation = Simulate(circuits.Ten);
        simulation.Vendor("https://points.example").Respond(503);

        Outages.Put(simulation, 1);
        simulation.Run(TimeSpan.FromSeconds(5));

        Assert.Equal(("Closed", "Open"), (OneOfTen(simulation, 9).State, OneOfTen(simulation, 10).State));
        Assert.NotNull(OneOfTen(simulation, 9).Item!["failure3"]);
    }

    [Fact]
    public void Holding_HeldAndReplayed_CountsEachAsItIsHeld()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 20);
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        var pattern = circuits.Probed.Resources.Single(resource => resource.Type == "AWS::Events::Rule" && resource.Path.Contains("Holding", StringComparison.Ordinal)).Properties["EventPattern"]!.ToString();
        bool Matches(JsonMap happened) => simulation.Call("events", "TestEventPattern", JsonMap.Of(("EventPattern", pattern), ("Event", happened.ToString()))).Body.ToString() == """{"Result":true}""";
        var counted = simulation.Bus(Bus).Events.ToList().Count(Matches); // asking adds to the trace

        Assert.Equal(History(simulation).Events("PointsHeld").Count, counted);
        Assert.True(counted > 0);
    }
}

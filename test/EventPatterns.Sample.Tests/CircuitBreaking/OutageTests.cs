using EventPatterns.Events.Circuits;
using EventPatterns.Sample.Orders;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using static EventPatterns.Sample.Tests.CircuitBreaking.SynthesizedCircuits;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>An outage from its beginning to the last held event, and what can come between.</summary>
public sealed class OutageTests(SynthesizedCircuits circuits)
{
    private const string Replays = "events:StartReplay";

    [Fact]
    public void Outage_OfFiveMinutes_LastHeldEventDeliveredWithinAQuarterOfAnHourOfRecovery()
    {
        var simulation = Outage(circuits.Probed, events: 30);

        var wellAt = simulation.Now;
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        var history = History(simulation);
        Assert.Equal(30, Delivered(history));
        var last = history.Calls.Where(call => call.Answered(200)).Max(call => call.At) - wellAt;
        // The rest of a break (30 s), the archive's delay (10 min) and its margin (1 min), the replay's start (at most 10 s) and pace (about a second a minute held).
        Assert.InRange(last, TimeSpan.FromMinutes(11), TimeSpan.FromMinutes(12));
    }

    [Fact]
    public void Open_TwentyEvents_VendorIsOnlyProbed()
    {
        var simulation = Outage(circuits.Probed, events: 3);
        var before = History(simulation).Calls.Count;
        var probed = History(simulation).Vendor.Requests.Count;

        Put(simulation, 20);
        simulation.Run(TimeSpan.FromMinutes(3));

        var history = History(simulation);
        Assert.Equal(before, history.Calls.Count);
        Assert.InRange(history.Vendor.Requests.Skip(probed).Count(request => request is { Method: "GET", Url.AbsolutePath: "/health" }), 4, 6);
        Assert.Equal(20, history.Events("PointsHeld").Count(held => held["detail"]!["data"]!["event"]!["detail"]!["data"]!.TextOf("orderId")!.StartsWith("later", StringComparison.Ordinal)));
    }

    [Fact]
    public void Opened_ToldTwice_OneRecovery()
    {
        var simulation = Outage(circuits.Probed, events: 3);
        var opened = simulation.Bus(Bus).Events.First(e => e.TextOf("detail-type") == nameof(CircuitOpened));

        simulation.Bus(Bus).Put(opened.TextOf("source")!, nameof(CircuitOpened), opened["detail"]!);
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.Single(simulation.Trace.Moments, call => call is { What: Replays, Answer.Ok: true });
        Assert.Equal(3, Delivered(History(simulation)));
        Promises.Hold(simulation);
    }

    [Fact]
    public void Recovery_StartedBesideAnother_StepsAside()
    {
        var simulation = Outage(circuits.Probed, events: 3);
        var recovery = simulation.StateMachine($"{Breaker}/Recovery");

        recovery.Start(recovery.Executions[^1].Input, "by-hand");
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.All(recovery.Executions, execution => Assert.Equal("SUCCEEDED", execution.Status));
        Assert.Single(simulation.Trace.Moments, call => call is { What: Replays, Answer.Ok: true });
        Promises.Hold(simulation);
    }

    [Fact]
    public void Replay_VendorDownAgain_CancelledAndTheRestReplayedLater()
    {
        var simulation = Outage(circuits.Probed, events: 60, every: TimeSpan.FromSeconds(30));
        var vendor = History(simulation).Vendor.Respond(200);
        var down = vendor.Requests.Count;

        while (vendor.Requests.Skip(down).Count(request => request.Answered(200) && request.Method == "POST") < 2) simulation.Run(TimeSpan.FromMilliseconds(100));
        vendor.Respond(503);
        simulation.Run(TimeSpan.FromMinutes(5));
        vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.Contains(simulation.Trace.Moments, call => call is { What: "events:CancelReplay", Answer.Ok: true });
        Assert.Equal(60, Delivered(History(simulation)));
        Promises.Hold(simulation);
    }

    [Fact]
    public void Replay_CancelledByAPerson_RecoveryFailsAndAnOrderReplaysAll()
    {
        var simulation = Outage(circuits.Probed, events: 20);
        History(simulation).Vendor.Respond(200);
        while (!simulation.Trace.Moments.Any(call => call is { What: Replays, Answer.Ok: true })) simulation.Run(TimeSpan.FromSeconds(1));
        var replay = simulation.Trace.Moments.Last(call => call is { What: Replays, Answer.Ok: true }).Request!.TextOf("ReplayName")!;

        Assert.True(simulation.Call("events", "CancelReplay", JsonMap.Of(("ReplayName", replay))).Ok);
        simulation.RunUntilIdle();
        var since = History(simulation).Item!.TextOf("heldFrom");
        Assert.Contains(simulation.StateMachine($"{Breaker}/Recovery").Executions, execution => execution is { Status: "FAILED", Error: "CircuitBreaker.ReplayCancelled" });
        Assert.NotNull(since);

        simulation.Bus(Bus).Put(new CircuitReplayRequested(Name, DateTimeOffset.Parse(since, System.Globalization.CultureInfo.InvariantCulture)));
        simulation.RunUntilIdle();
        Assert.Equal(20, Delivered(History(simulation)));
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
        Assert.Contains(simulation.Trace.Moments, call => call is { What: Replays, Answer.Ok: true });
        Promises.Hold(simulation);
    }

    [Fact]
    public void Connection_VendorAnswers401_CircuitOpensAtOnceAndHolds()
    {
        var simulation = Simulate(circuits.Probed);
        var vendor = History(simulation).Vendor.Respond(401);

        Put(simulation, 1);
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

        Put(simulation, 5);
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

        Put(simulation, 12);
        simulation.RunUntilIdle();

        var history = History(simulation);
        var attempts = history.Events(nameof(EventDeadLettered)).Select(told => told["detail"]!["data"]!["attempt"]!.ToString()).ToList();
        Assert.Contains("4", attempts);
        Assert.Equal(12, simulation.Queue($"{Breaker}/DeadLetters").Messages.Select(letter => Json.Parse(letter)["detail"]!["data"]!.TextOf("orderId")).Distinct().Count());
        Promises.Hold(simulation);
    }

    [Fact]
    public void TenBreakers_AndAReplayInTheWay_AllDeliverThoughOneMustWait()
    {
        var simulation = Simulate(circuits.Ten);
        var vendor = simulation.Vendor("https://points.example").Respond(503);
        Put(simulation, 4);
        simulation.Run(TimeSpan.FromMinutes(3));
        for (var minute = 0; minute < 60; minute++) simulation.Bus(Bus).Put("elsewhere", "Something", JsonMap.Empty, simulation.Now - TimeSpan.FromMinutes(minute));
        vendor.Respond(200);
        simulation.Run(TimeSpan.FromMinutes(10));
        while (!simulation.Trace.Moments.Any(call => call.What == Replays)) simulation.Run(TimeSpan.FromMilliseconds(100));
        Assert.True(simulation.Call("events", "StartReplay", JsonMap.Of(
            ("ReplayName", "elsewhere"),
            ("EventSourceArn", simulation.Assembly.Resources.Single(r => r.Type == "AWS::Events::Archive" && r.Path.Contains("Elsewhere", StringComparison.Ordinal)).Arn!),
            ("EventStartTime", (simulation.Now - TimeSpan.FromDays(1)).ToString("O")),
            ("EventEndTime", simulation.Now.ToString("O")),
            ("Destination", JsonMap.Of(("Arn", simulation.Bus(Bus).Arn))))).Ok);
        simulation.RunUntilIdle();

        Assert.Contains(simulation.Trace.Moments, call => call is { What: Replays, Answer: { Error: { Code: "LimitExceededException" } } });
        for (var number = 1; number <= 10; number++)
        {
            var history = new CircuitHistory(simulation, $"{(number <= 5 ? "App" : "More")}/Breaker{number}", $"{Name}-{number}", Bus) { Table = "App/Circuits/Table" };
            Assert.Equal(("Closed", null), (history.State, history.Item!.TextOf("heldFrom")));
        }
        var delivered = vendor.Requests.Where(request => request.Method == "POST" && request.Answered(200)).CountBy(request => request.Header("Idempotency-Key")!).ToList();
        Assert.Equal(4, delivered.Count);
        Assert.All(delivered, order => Assert.True(order.Value >= 10, $"{order.Key} came {order.Value} times"));
    }

    private static Simulation Outage(EventPatterns.Simulator.Assembly.CloudAssembly assembly, int events, TimeSpan? every = null)
    {
        var simulation = Simulate(assembly);
        History(simulation).Vendor.Respond(503);
        Put(simulation, events, "first", every ?? TimeSpan.FromSeconds(5));
        if (simulation.Now - simulation.Start is var sofar && sofar < TimeSpan.FromMinutes(5)) simulation.Run(TimeSpan.FromMinutes(5) - sofar);
        return simulation;
    }

    private static void Put(Simulation simulation, int events, string name = "later", TimeSpan every = default)
    {
        for (var number = 1; number <= events; number++)
        {
            simulation.Bus(Bus).Put(new OrderPlaced($"{name}-{number}", "c-1", 9.99m));
            simulation.Run(every);
        }
    }

    private static int Delivered(CircuitHistory history) => history.Calls.Where(call => call.Answered(200)).Select(call => call.Header("Idempotency-Key")).Distinct().Count();
}

using EventPatterns.Events.Circuits;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Faulting;
using static EventPatterns.Sample.Tests.CircuitBreaking.SynthesizedCircuits;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>What the recovery's workflow survives between the circuit's closing and the last held event.</summary>
public sealed class RecoveryTests(SynthesizedCircuits circuits)
{
    [Fact]
    public void Opened_ToldTwice_OneRecovery()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 3);
        var opened = simulation.Bus(Bus).Events.First(e => e.TextOf("detail-type") == nameof(CircuitOpened));

        simulation.Bus(Bus).Put(opened.TextOf("source")!, nameof(CircuitOpened), opened["detail"]!);
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.Single(simulation.Trace.Moments, call => call is { What: Outages.Replays, Answer.Ok: true });
        Assert.Equal(3, History(simulation).Delivered);
        Promises.Hold(simulation);
    }

    [Fact]
    public void Recovery_StartedBesideAnother_StepsAside()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 3);
        var recovery = simulation.StateMachine($"{Breaker}/Recovery");

        recovery.Start(recovery.Executions[^1].Input, "by-hand");
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.All(recovery.Executions, execution => Assert.Equal("SUCCEEDED", execution.Status));
        Assert.Single(simulation.Trace.Moments, call => call is { What: Outages.Replays, Answer.Ok: true });
        Promises.Hold(simulation);
    }

    [Fact]
    public void Replay_VendorDownAgain_CancelledAndTheRestReplayedLater()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 60, every: TimeSpan.FromSeconds(30));
        var vendor = History(simulation).Vendor.Respond(200);
        var down = vendor.Requests.Count;

        while (vendor.Requests.Skip(down).Count(request => request.Answered(200) && request.Method == "POST") < 2) simulation.Run(TimeSpan.FromMilliseconds(100));
        vendor.Respond(503);
        simulation.Run(TimeSpan.FromMinutes(5));
        vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.Contains(simulation.Trace.Moments, call => call is { What: "events:CancelReplay", Answer.Ok: true });
        Assert.Equal(60, History(simulation).Delivered);
        Promises.Hold(simulation);
    }

    [Fact]
    public void Replay_CancelledByAPerson_RecoveryFailsAndAnOrderReplaysAll()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 20);
        History(simulation).Vendor.Respond(200);
        while (!simulation.Trace.Moments.Any(call => call is { What: Outages.Replays, Answer.Ok: true })) simulation.Run(TimeSpan.FromSeconds(1));
        var replay = simulation.Trace.Moments.Last(call => call is { What: Outages.Replays, Answer.Ok: true }).Request!.TextOf("ReplayName")!;

        Assert.True(simulation.Call("events", "CancelReplay", JsonMap.Of(("ReplayName", replay))).Ok);
        simulation.RunUntilIdle();
        var since = History(simulation).Item!.TextOf("heldFrom");
        Assert.Contains(simulation.StateMachine($"{Breaker}/Recovery").Executions, execution => execution is { Status: "FAILED", Error: "CircuitBreaker.ReplayCancelled" });
        Assert.NotNull(since);

        simulation.Bus(Bus).Put(new CircuitReplayRequested(Name, DateTimeOffset.Parse(since, System.Globalization.CultureInfo.InvariantCulture)));
        simulation.RunUntilIdle();
        Assert.Equal(20, History(simulation).Delivered);
        Promises.Hold(simulation);
    }

    [Fact]
    public void TenBreakers_AndAReplayInTheWay_AllDeliverThoughOneMustWait()
    {
        var simulation = Simulate(circuits.Ten);
        var vendor = simulation.Vendor("https://points.example").Respond(503);
        Outages.Put(simulation, 4);
        simulation.Run(TimeSpan.FromMinutes(3));
        for (var minute = 0; minute < 60; minute++) simulation.Bus(Bus).Put("elsewhere", "Something", JsonMap.Empty, simulation.Now - TimeSpan.FromMinutes(minute));
        vendor.Respond(200);
        simulation.Run(TimeSpan.FromMinutes(10));
        while (!simulation.Trace.Moments.Any(call => call.What == Outages.Replays)) simulation.Run(TimeSpan.FromMilliseconds(100));
        Assert.True(simulation.Call("events", "StartReplay", JsonMap.Of(
            ("ReplayName", "elsewhere"),
            ("EventSourceArn", simulation.Assembly.Resources.Single(r => r.Type == "AWS::Events::Archive" && r.Path.Contains("Elsewhere", StringComparison.Ordinal)).Arn!),
            ("EventStartTime", (simulation.Now - TimeSpan.FromDays(1)).ToString("O")),
            ("EventEndTime", simulation.Now.ToString("O")),
            ("Destination", JsonMap.Of(("Arn", simulation.Bus(Bus).Arn))))).Ok);
        simulation.RunUntilIdle();

        Assert.Contains(simulation.Trace.Moments, call => call is { What: Outages.Replays, Answer: { Error: { Code: "LimitExceededException" } } });
        for (var number = 1; number <= 10; number++)
        {
            var history = OneOfTen(simulation, number);
            Assert.Equal(("Closed", null), (history.State, history.HeldFrom));
        }
        var delivered = vendor.Requests.Where(request => request.Method == "POST" && request.Answered(200)).CountBy(request => request.Header("Idempotency-Key")!).ToList();
        Assert.Equal(4, delivered.Count);
        Assert.All(delivered, order => Assert.True(order.Value >= 10, $"{order.Key} came {order.Value} times"));
    }

    [Fact]
    public void Replay_FailsInItsMiddle_TheNextGoesOnFromThere()
    {
        var archive = circuits.Probed.Resources.Single(resource => resource.Type == "AWS::Events::Archive").Arn!.Split(':')[^1];
        var simulation = Outages.Begin(circuits.Probed, events: 60, every: TimeSpan.FromSeconds(30), Faults.Parse($"failed-replays@{archive}#21"));
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.Single(simulation.Struck);
        var replays = Outages.Started(simulation);
        Assert.Equal(2, replays.Count);
        Assert.InRange(From(replays[1]) - From(replays[0]), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(25));
        Assert.Equal(60, History(simulation).Delivered);
        Promises.Hold(simulation);
    }

    [Fact]
    public void Recovery_TableIsThrottledForMinutes_GoesOnWhenItIsNot()
    {
        var role = circuits.Probed.Resources.Single(resource => resource.Type == "AWS::IAM::Role" && resource.Construct == $"{Breaker}/Recovery/Role").Name;
        var faults = string.Join(',', Enumerable.Range(1, 9).Select(number => $"throttling@dynamodb:TransactWriteItems/role/{role}#{number}"));
        var simulation = Outages.Begin(circuits.Probed, events: 10, faults: Faults.Parse(faults));
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.Equal(9, simulation.Struck.Count);
        Assert.Equal(10, History(simulation).Delivered);
        Promises.Hold(simulation);
    }

    [Fact]
    public void Replay_FailsFiveTimes_TheSixthDeliversAll()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 10, faults: Failing(5));
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.Equal(6, Outages.Started(simulation).Count);
        Assert.Equal(10, History(simulation).Delivered);
        Promises.Hold(simulation);
    }

    [Fact]
    public void Replay_FailsEachTime_RecoveryFailsAndAnOrderReplaysAll()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 10, faults: Failing(6));
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();
        Assert.Contains(simulation.StateMachine($"{Breaker}/Recovery").Executions, execution => execution is { Status: "FAILED", Error: "CircuitBreaker.ReplayFailed" });

        simulation.Bus(Bus).Put(new CircuitReplayRequested(Name, History(simulation).HeldFrom!.Value));
        simulation.RunUntilIdle();

        Assert.Equal(10, History(simulation).Delivered);
        Promises.Hold(simulation);
    }

    [Fact]
    public void Replay_FailsAndTheCircuitIsIsolated_TheNextRecoveryReplaysAll()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 10, faults: Failing(1));
        History(simulation).Vendor.Respond(200);
        while (simulation.Struck.Count == 0) simulation.Run(TimeSpan.FromSeconds(1));

        simulation.Bus(Bus).Put(new CircuitIsolationRequested(Name));
        simulation.Run(TimeSpan.FromMinutes(10));
        Assert.Single(Outages.Started(simulation));
        simulation.Bus(Bus).Put(new CircuitReleaseRequested(Name));
        simulation.RunUntilIdle();

        Assert.Equal(2, Outages.Started(simulation).Count);
        Assert.Equal(10, History(simulation).Delivered);
        Promises.Hold(simulation);
    }

    [Fact]
    public void Asked_BeforeTheArchiveIsComplete_RecoveryReplaysNevertheless()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 10);
        History(simulation).Vendor.Respond(200);
        while (History(simulation).State != "Closed") simulation.Run(TimeSpan.FromSeconds(1));

        simulation.Bus(Bus).Put(new CircuitReplayRequested(Name, simulation.Start));
        simulation.RunUntilIdle();

        Assert.Equal(2, Outages.Started(simulation).Count);
        Assert.Equal(10, History(simulation).Delivered);
        Promises.Hold(simulation);
    }

    [Fact]
    public void Asked_SinceALaterTime_WhatWasHeldBeforeIsNotForgotten()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 10, faults: Failing(6));
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();
        var held = History(simulation).HeldFrom!.Value;

        simulation.Bus(Bus).Put(new CircuitReplayRequested(Name, held + TimeSpan.FromMinutes(2)));
        simulation.RunUntilIdle();
        Assert.Equal(held, History(simulation).HeldFrom);

        // Another zone's spelling of the same time.
        simulation.Bus(Bus).Put(new CircuitReplayRequested(Name, held.ToOffset(TimeSpan.FromHours(-8))));
        simulation.RunUntilIdle();
        Assert.Equal(10, History(simulation).Delivered);
        Promises.Hold(simulation);
    }

    [Fact]
    public void Outage_ThatOnlyCallersMet_ReplaysNothingAndIsOver()
    {
        var simulation = Simulate(circuits.Called);
        var vendor = simulation.Vendor("https://points.example").Respond(503);
        for (var call = 1; call <= 3; call++) simulation.StateMachine("App/Caller").Start(JsonMap.Empty);
        simulation.Run(TimeSpan.FromMinutes(2));
        Assert.NotNull(History(simulation).HeldFrom);

        vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.Empty(History(simulation).Events("PointsHeld"));
        Assert.Single(Outages.Started(simulation));
        Promises.Hold(simulation);
    }

    private static Faults Failing(int times) => Faults.None.With(FaultKind.FailedReplays, new FaultRate(1, times));

    private static DateTimeOffset From(Simulator.Kernel.Moment replay) => DateTimeOffset.Parse(replay.Request!.TextOf("EventStartTime")!, System.Globalization.CultureInfo.InvariantCulture);
}

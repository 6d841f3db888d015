using EventPatterns.Events.Circuits;
using EventPatterns.Sample.Orders;
using static EventPatterns.Sample.Tests.CircuitBreaking.SynthesizedCircuits;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>What a person orders.</summary>
public sealed class OperatorTests(SynthesizedCircuits circuits)
{
    [Fact]
    public void Isolate_VendorIsWell_EventsAreHeldUntilReleased()
    {
        var simulation = Simulate(circuits.Probed);
        var vendor = History(simulation).Vendor.Respond(200);

        simulation.Bus(Bus).Put(new CircuitIsolationRequested(Name));
        simulation.Run(TimeSpan.FromSeconds(5));
        simulation.Bus(Bus).Put(new OrderPlaced("o-1", "c-1", 9.99m));
        simulation.Run(TimeSpan.FromHours(2));
        Assert.Equal("Isolated", History(simulation).State);
        Assert.DoesNotContain(vendor.Requests, request => request.Method == "POST");

        simulation.Bus(Bus).Put(new CircuitReleaseRequested(Name));
        simulation.RunUntilIdle();
        Assert.Equal(["Isolated", "Open", "HalfOpen", "Closed"], History(simulation).Steps.Select(step => step.To));
        Assert.Single(History(simulation).Calls, call => call.Answered(200));
        Promises.Hold(simulation);
    }

    [Fact]
    public void Release_Closed_NothingChanges()
    {
        var simulation = Simulate(circuits.Probed);

        simulation.Bus(Bus).Put(new CircuitReleaseRequested(Name));
        simulation.RunUntilIdle();

        Assert.Equal("Closed", History(simulation).State);
        Assert.Empty(History(simulation).Steps);
        Assert.Equal(0, simulation.Queue($"{Breaker}/Operator/DeadLetters").Depth);
    }

    [Fact]
    public void Replay_Closed_OffersWhatWasHeldOnceMore()
    {
        var simulation = Simulate(circuits.Probed);
        var vendor = History(simulation).Vendor.Respond(503);
        for (var number = 1; number <= 6; number++) simulation.Bus(Bus).Put(new OrderPlaced($"o-{number}", "c-1", 9.99m));
        simulation.Run(TimeSpan.FromMinutes(2));
        vendor.Respond(200);
        simulation.RunUntilIdle();
        var held = History(simulation).Events("PointsHeld").Count;
        var before = History(simulation).Calls.Count(call => call.Answered(200));

        simulation.Bus(Bus).Put(new CircuitReplayRequested(Name, simulation.Start));
        simulation.RunUntilIdle();

        Assert.True(held > 0);
        Assert.Equal(before + held, History(simulation).Calls.Count(call => call.Answered(200)));
        Promises.Hold(simulation);
    }

    [Fact]
    public void Replay_NotClosed_ChangesNothingSinceTheRecoveryReplays()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 10);

        simulation.Bus(Bus).Put(new CircuitReplayRequested(Name, simulation.Start));
        simulation.Run(TimeSpan.FromMinutes(1));
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.Single(Outages.Started(simulation));
        Assert.Equal(10, History(simulation).Calls.Count(call => call.Answered(200)));
        Assert.Equal(0, simulation.Queue($"{Breaker}/Operator/DeadLetters").Depth);
        Promises.Hold(simulation);
    }

    [Fact]
    public void Release_RecoveryWasStopped_AnotherBegins()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 10);
        var recovery = simulation.StateMachine($"{Breaker}/Recovery");
        Assert.True(simulation.Call("states", "StopExecution", Simulator.Data.JsonMap.Of(("executionArn", recovery.Executions[^1].Arn))).Ok);
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();
        Assert.Equal("Open", History(simulation).State);

        simulation.Bus(Bus).Put(new CircuitReleaseRequested(Name));
        simulation.RunUntilIdle();

        Assert.Equal(["Open", "Open", "HalfOpen", "Closed"], History(simulation).Steps.Select(step => step.To).TakeLast(4)); // the second by the operator alone
        Assert.Equal(10, History(simulation).Delivered);
        Assert.Null(History(simulation).HeldFrom);
    }
}

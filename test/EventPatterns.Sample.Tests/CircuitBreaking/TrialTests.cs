using EventPatterns.Events;
using EventPatterns.Events.Circuits;
using EventPatterns.Sample.Orders;
using EventPatterns.Simulator;
using static EventPatterns.Sample.Tests.CircuitBreaking.SynthesizedCircuits;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>Without a health check, events are the probe: those that come, or else the one that opened the circuit.</summary>
public sealed class TrialTests(SynthesizedCircuits circuits)
{
    [Fact]
    public void HalfOpen_Traffic_OnlyAsManyAsThePermits()
    {
        var simulation = Opened();
        var vendor = History(simulation).Vendor.Respond(200);
        while (History(simulation).State != "HalfOpen") simulation.Run(TimeSpan.FromMilliseconds(100));
        var before = vendor.Requests.Count;

        Put(simulation, 10);
        simulation.Run(TimeSpan.FromSeconds(10));

        Assert.Equal("HalfOpen", History(simulation).State);
        Assert.Equal(before + 2, vendor.Requests.Count);
        simulation.RunUntilIdle();
        Assert.Equal("Enough trials have succeeded.", Reason(simulation));
        Promises.Hold(simulation, byEvents: true);
    }

    [Fact]
    public void HalfOpen_TrafficFails_OpensAtOnce()
    {
        var simulation = Opened();
        while (History(simulation).State != "HalfOpen") simulation.Run(TimeSpan.FromMilliseconds(100));

        Put(simulation, 1);
        simulation.Run(TimeSpan.FromSeconds(2));

        Assert.Equal("Open", History(simulation).State);
    }

    [Fact]
    public void HalfOpen_NoTraffic_TheEventThatOpenedItIsTheProbe()
    {
        var simulation = Opened();
        var vendor = History(simulation).Vendor;
        var before = vendor.Requests.Count;

        simulation.Run(TimeSpan.FromMinutes(5));
        Assert.InRange(vendor.Requests.Count - before, 3, 5);
        Assert.Single(vendor.Requests.Skip(before).Select(request => request.Header("Idempotency-Key")).Distinct());

        vendor.Respond(200);
        simulation.RunUntilIdle();
        Assert.Equal("A held event was delivered.", Reason(simulation));
        Promises.Hold(simulation, byEvents: true);
    }

    [Fact]
    public void HalfOpen_TheEventItselfIsRefused_ClosesSinceTheVendorIsWell()
    {
        var simulation = Opened();

        History(simulation).Vendor.Respond(422);
        simulation.RunUntilIdle();

        Assert.Equal("A held event was delivered.", Reason(simulation));
        Promises.Hold(simulation, byEvents: true);
    }

    [Fact]
    public void HalfOpen_NoTrafficAndTheEventHasExpired_ClosesUntried()
    {
        var simulation = Simulate(circuits.Unprobed);
        History(simulation).Vendor.Respond(503);
        Put(simulation, 3, new EventOptions { ExpiresAt = simulation.Start + TimeSpan.FromSeconds(40) });
        simulation.Run(TimeSpan.FromSeconds(30));

        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.Equal("There is no event to try the vendor with.", Reason(simulation));
        Assert.NotEmpty(History(simulation).Events("EventExpired"));
        Promises.Hold(simulation, byEvents: true);
    }

    [Fact]
    public void HalfOpen_TheVendorAlwaysFailsTheEvent_ClosesAllTheSameAndTheOthersAreDelivered()
    {
        var simulation = Simulate(circuits.Unprobed);
        History(simulation).Vendor.Respond(request => new(request.Body.Contains("poison", StringComparison.Ordinal) ? 500 : 200));
        for (var number = 1; number <= 3; number++) simulation.Bus(Bus).Put(new OrderPlaced($"poison-{number}", "c-1", 9.99m));
        while (History(simulation).State != "Open") simulation.Run(TimeSpan.FromMilliseconds(100));

        Put(simulation, 1);
        simulation.Run(TimeSpan.FromHours(3));
        Assert.Equal(1, History(simulation).Delivered);

        simulation.RunUntilIdle();
        Assert.Equal(3, simulation.Queue($"{Breaker}/DeadLetters").Depth);
        Promises.Hold(simulation, byEvents: true);
    }

    [Fact]
    public void Release_NoTraffic_ClosesUntried()
    {
        var simulation = Simulate(circuits.Unprobed);
        History(simulation).Vendor.Respond(200);
        simulation.Bus(Bus).Put(new CircuitIsolationRequested(Name));
        simulation.Run(TimeSpan.FromMinutes(1));

        simulation.Bus(Bus).Put(new CircuitReleaseRequested(Name));
        simulation.RunUntilIdle();

        Assert.Equal("There is no event to try the vendor with.", Reason(simulation));
        Promises.Hold(simulation, byEvents: true);
    }

    private Simulation Opened()
    {
        var simulation = Simulate(circuits.Unprobed);
        History(simulation).Vendor.Respond(503);
        Put(simulation, 5);
        while (History(simulation).State != "Open") simulation.Run(TimeSpan.FromMilliseconds(100));
        return simulation;
    }

    private static string? Reason(Simulation simulation)
    {
        Assert.Equal("Closed", History(simulation).State);
        return History(simulation).Events(nameof(CircuitClosed))[^1]["detail"]!["data"]!.TextOf("reason");
    }

    private static void Put(Simulation simulation, int events, EventOptions? options = null)
    {
        for (var number = 1; number <= events; number++) simulation.Bus(Bus).Put(new OrderPlaced($"o-{number}", "c-1", 9.99m), options);
    }
}

using EventPatterns.Sample.Orders;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Vendors;
using static EventPatterns.Sample.Tests.CircuitBreaking.SynthesizedCircuits;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>Vendors that are neither down nor quite well, and traffic that is thin.</summary>
public sealed class SlowVendorTests(SynthesizedCircuits circuits)
{
    [Fact]
    public void Backlog_VendorTakesTwoASecond_EverythingIsDeliveredInTheEnd()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 200, every: TimeSpan.FromSeconds(1));
        Limit(simulation, perSecond: 2);
        simulation.RunUntilIdle();

        Assert.Equal(200, History(simulation).Delivered);
        Assert.Equal(0, simulation.Queue($"{Breaker}/DeadLetters").Depth);
        Assert.Equal("Closed", History(simulation).State);
    }

    [Fact]
    public void Held_WhileTheCircuitIsOpen_SpendsNoAttempt()
    {
        var simulation = Outages.Begin(circuits.Probed, events: 20);

        var attempts = simulation.Bus(Bus).Events.Where(e => e["detail-type"]!.ToString() == "\"PointsHeld\"").Select(e => e["detail"]!["metadata"]!["attempt"]!.ToString()).ToList();
        Assert.Equal(["0", "1"], attempts.Distinct().Order());
        Assert.InRange(attempts.Count(attempt => attempt == "1"), 1, 3);
    }

    [Fact]
    public void Defaults_ThinTrafficAndAHealthCheck_TheMonitorFindsTheOutage() => Survives(circuits.Plain);

    [Fact]
    public void Defaults_ThinTrafficAndNoHealthCheck_AnEventsOwnRetriesFindTheOutage() => Survives(circuits.PlainUnprobed);

    [Fact]
    public void Answer_AsBigAsTheEvent_IsNoFailure()
    {
        var simulation = Simulate(circuits.Probed);
        History(simulation).Vendor.Respond(_ => new VendorReply(200) { Body = $"\"{new string('a', 150_000)}\"" });

        simulation.Bus(Bus).Put(new OrderPlaced(new string('o', 150_000), "c-1", 9.99m));
        simulation.RunUntilIdle();

        Assert.Single(History(simulation).Calls);
        Assert.Equal(0, simulation.Queue($"{Breaker}/DeadLetters").Depth);
    }

    [Fact]
    public void Answer_BiggerThanStepFunctionsTakes_ToldOnceAndNotTheVendorsFailure()
    {
        var simulation = Simulate(circuits.Probed);
        History(simulation).Vendor.Respond(_ => new VendorReply(200) { Body = $"\"{new string('a', 300_000)}\"" });

        for (var number = 1; number <= 5; number++) simulation.Bus(Bus).Put(new OrderPlaced($"o-{number}", "c-1", 9.99m));
        simulation.RunUntilIdle();

        Assert.Equal(5, History(simulation).Calls.Count);
        Assert.Equal("Closed", History(simulation).State);
        Assert.All(History(simulation).Events("EventDeadLettered"), told => Assert.Equal("States.DataLimitExceeded", told["detail"]!["data"]!.TextOf("error")));
        Assert.Equal(5, simulation.Queue($"{Breaker}/DeadLetters").Depth);
    }

    // An event each two minutes, and no vendor for three hours.
    private static void Survives(CloudAssembly assembly)
    {
        var simulation = Simulate(assembly);
        History(simulation).Vendor.Respond(503);
        Outages.Put(simulation, 90, every: TimeSpan.FromSeconds(127));
        History(simulation).Vendor.Respond(200);
        simulation.RunUntilIdle();

        Assert.Equal(90, History(simulation).Delivered);
        Assert.Equal("Closed", History(simulation).State);
    }

    private static void Limit(Simulation simulation, int perSecond)
    {
        var (second, taken) = (DateTimeOffset.MinValue, 0);
        History(simulation).Vendor.Respond(request =>
        {
            if (request.Method == "GET") return new VendorReply(200);
            if (simulation.Now - second >= TimeSpan.FromSeconds(1)) (second, taken) = (simulation.Now, 0);
            return new VendorReply(++taken <= perSecond ? 200 : 429);
        });
    }
}

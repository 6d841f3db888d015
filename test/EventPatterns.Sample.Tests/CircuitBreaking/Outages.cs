using EventPatterns.Sample.Orders;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Faulting;
using EventPatterns.Simulator.Kernel;
using static EventPatterns.Sample.Tests.CircuitBreaking.SynthesizedCircuits;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>Outages to begin a test with.</summary>
internal static class Outages
{
    public const string Replays = "events:StartReplay";

    /// <summary>A vendor that answers 503 while events come, for five minutes at least.</summary>
    public static Simulation Begin(CloudAssembly assembly, int events, TimeSpan? every = null, Faults? faults = null)
    {
        var simulation = Simulation.Load(assembly, SynthesizedShop.Options with { Seed = 1, Faults = faults ?? Faults.None });
        History(simulation).Vendor.Respond(503);
        Put(simulation, events, "first", every ?? TimeSpan.FromSeconds(5));
        if (simulation.Now - simulation.Start is var sofar && sofar < TimeSpan.FromMinutes(5)) simulation.Run(TimeSpan.FromMinutes(5) - sofar);
        return simulation;
    }

    public static void Put(Simulation simulation, int events, string name = "later", TimeSpan every = default)
    {
        for (var number = 1; number <= events; number++)
        {
            simulation.Bus(Bus).Put(new OrderPlaced($"{name}-{number}", "c-1", 9.99m));
            simulation.Run(every);
        }
    }

    /// <summary>The replays that EventBridge took on.</summary>
    public static IReadOnlyList<Moment> Started(Simulation simulation) => [.. simulation.Trace.Moments.Where(call => call is { What: Replays, Answer.Ok: true })];
}

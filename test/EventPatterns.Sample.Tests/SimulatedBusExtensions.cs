using EventPatterns.Events;
using EventPatterns.Simulator.Access;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Sample.Tests;

/// <summary>Where the two ends of a contract meet: its record, and the bus of a simulation.</summary>
internal static class SimulatedBusExtensions
{
    /// <summary>Puts the record on the bus in an envelope of its contract, at the virtual time and with ids that the run decides.</summary>
    public static void Put<T>(this SimulatedBus bus, T data, EventOptions? options = null) where T : notnull
    {
        var simulation = bus.Simulation;
        var contract = EventContract.Of<T>();
        var envelope = EventEnvelope.Create(
            data,
            (options ?? new EventOptions()) with { OccurredAt = options?.OccurredAt ?? simulation.Now },
            newId: _ => $"event-{simulation.Trace.Moments.Count}");
        bus.Put(contract.Source, contract.DetailType, Json.Parse(envelope.ToDetailJson()));
    }
}

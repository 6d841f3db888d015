using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Access;

/// <summary>An event bus of a simulation.</summary>
public sealed class SimulatedBus
{
    private SimulatedBus(Simulation simulation, string arn, Place place)
    {
        Simulation = simulation;
        Arn = arn;
        Place = place;
    }

    /// <summary>The simulation that it is in.</summary>
    public Simulation Simulation { get; }

    /// <summary>The bus's ARN.</summary>
    public string Arn { get; }

    internal Place Place { get; }

    internal static SimulatedBus Find(Simulation simulation, string name)
    {
        if (name == "default")
        {
            var place = simulation.Assembly.Stacks[0].Place;
            return new(simulation, place.Arn("events", "event-bus/default"), place);
        }
        var bus = simulation.Assembly.One(name, "AWS::Events::EventBus");
        return new(simulation, bus.Arn!, bus.Place);
    }

    /// <summary>Puts an event on the bus, as PutEvents does.</summary>
    /// <param name="source">The event's source: <c>orders.checkout</c>.</param>
    /// <param name="detailType">The event's detail-type: <c>OrderPlaced</c>.</param>
    /// <param name="detail">The event's detail, a JSON object.</param>
    /// <param name="time">The event's own time; null for now.</param>
    /// <exception cref="SimulationException">EventBridge refuses the event; the message is its.</exception>
    public void Put(string source, string detailType, Json detail, DateTimeOffset? time = null) =>
        Put(new JsonMapBuilder()
            .Set("Source", source)
            .Set("DetailType", detailType)
            .Set("Detail", detail.ToString())
            .SetIf("Time", time is { } at ? (Json)at.ToString("O") : null)
            .Build());

    /// <summary>Puts an entry of PutEvents on the bus: <c>Source</c>, <c>DetailType</c>, <c>Detail</c> and so on.</summary>
    /// <exception cref="SimulationException">EventBridge refuses the entry; the message is its.</exception>
    public void Put(JsonMap entry)
    {
        var request = JsonMap.Of(("Entries", JsonList.Of(entry.With("EventBusName", Arn))));
        var answer = Simulation.Call("events", "PutEvents", request, Place);
        var error = answer.Error?.Message ?? (answer.Body["Entries"] as JsonList)?[0].TextOf("ErrorMessage");
        if (error is not null) throw new SimulationException($"The bus {Arn} refuses the event: {error}");
    }

    /// <summary>The events that arrived on the bus so far, replayed ones included, in order.</summary>
    public IEnumerable<JsonMap> Events =>
        from moment in Simulation.Trace.Moments
        where moment.Kind == Kernel.MomentKind.Event && moment.Subject == Arn
        select (JsonMap)moment.Request!;
}

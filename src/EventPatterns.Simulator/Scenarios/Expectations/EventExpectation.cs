using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Simulator.Scenarios.Expectations;

/// <summary>How many events of a bus match a pattern: <c>{"event": {...}, "bus": "...", "count": 1}</c>.</summary>
internal sealed class EventExpectation(Field expectation, string pattern, Count count) : IExpectation
{
    public static EventExpectation Read(Field expectation)
    {
        expectation.Only("event", "bus", "count", "distinctBy", "description").Required("bus").Text();
        expectation.Optional("distinctBy")?.Text();
        return new EventExpectation(expectation, Trigger.Pattern(expectation.Required("event")), Count.Read(expectation.Required("count")));
    }

    public Func<Verdict> Bind(Simulation simulation)
    {
        var name = expectation.Required("bus");
        var bus = Names.Bind(name, simulation.Bus);
        var compiled = EventPattern.Parse(pattern); // one for each simulation: a compiled pattern is for one thread
        return () =>
        {
            var matching = bus.Events.Where(compiled.Matches);
            if (expectation.Optional("distinctBy") is { } by) matching = matching.DistinctBy(e => At(e, by.Text()));
            return count.Check($"events {expectation.Required("event").Value} on {name.Text()}", matching.Count());
        };
    }

    /// <summary>The value at a dotted path: <c>detail.metadata.eventId</c>.</summary>
    private static Json? At(Json value, string path) => path.Split('.').Aggregate((Json?)value, (at, name) => at?[name]);
}

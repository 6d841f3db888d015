using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Simulator.Scenarios;

/// <summary>The event that a step's time counts from: <c>{"event": {...}, "bus": "..."}</c>, the first that matches.</summary>
internal sealed class Trigger(Field after, string pattern)
{
    public string Words => $"{after.Required("event").Value} on {after.Required("bus").Text()}";

    public static Trigger Read(Field after)
    {
        after.Only("event", "bus").Required("bus").Text();
        return new Trigger(after, Pattern(after.Required("event")));
    }

    /// <summary>A pattern of EventBridge in a scenario.</summary>
    /// <exception cref="ScenarioException">EventBridge would refuse it; the message says why.</exception>
    public static string Pattern(Field given)
    {
        given.Map();
        var pattern = given.Value.ToString();
        return EventPattern.TryParse(pattern, out _, out var refused) ? pattern : throw given.Wrong(refused.Message.TrimEnd('.'));
    }

    /// <summary>What tells whether a moment is that event.</summary>
    public Func<Moment, bool> Bind(Simulation simulation)
    {
        var bus = Names.Bind(after.Required("bus"), simulation.Bus);
        var compiled = EventPattern.Parse(pattern); // one for each simulation: a compiled pattern is for one thread
        return moment => moment.Kind == MomentKind.Event && moment.Subject == bus.Arn && compiled.Matches((JsonMap)moment.Request!);
    }
}

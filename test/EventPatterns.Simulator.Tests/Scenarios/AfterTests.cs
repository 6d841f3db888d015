using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Simulator.Tests.Scenarios;

/// <summary>A step's time may count from an event, so that it meets what it is to meet in every run.</summary>
public sealed class AfterTests
{
    private static readonly CloudAssembly Assembly = CloudAssembly.Of(AssemblyOptions.Default, ("Stack", Json.Parse(
        """{ "Resources": { "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "bus" } } } }""")));

    [Fact]
    public void After_AnEvent_CountsFromTheFirstThatMatches()
    {
        var simulation = Simulation.Load(Assembly);
        var result = Of("""{ "event": { "detail-type": ["First"], "detail": { "n": [{ "numeric": [">", 1] }] } }, "bus": "Bus" }""").Run(simulation);

        Assert.True(result.Holds);
        var then = Assert.Single(simulation.Trace.Moments, moment => moment.Kind == MomentKind.Event && moment.What == "Then");
        Assert.Equal(TimeSpan.FromSeconds(7 + 5), TimeSpan.FromSeconds(Math.Round((then.At - simulation.Start).TotalSeconds)));
    }

    [Fact]
    public void After_AnEventThatNeverComes_FailsTheScenario()
    {
        var result = Of("""{ "event": { "detail-type": ["Never"] }, "bus": "Bus" }""").Run(Simulation.Load(Assembly));

        Assert.False(result.Holds);
        Assert.Equal(new Verdict("""put Then on Bus, after {"detail-type":["Never"]} on Bus""", false, "that event never came"), Assert.Single(result.Verdicts));
    }

    [Theory]
    [InlineData("""{ "event": { "detail-type": "First" }, "bus": "Bus" }""", "scenario, at /steps/1/after/event: ")]
    [InlineData("""{ "event": { "source": ["test"] }, "bus": "Bus", "count": 1 }""", "scenario, at /steps/1/after: \"count\" means nothing here; expected event, bus.")]
    public void After_Wrong_SaysWhere(string after, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<ScenarioException>(() => Of(after)).Message, StringComparison.Ordinal);

    [Fact]
    public void After_ABusThatIsNotThere_SaysSoBeforeAnythingRuns() => Assert.Contains(
        "at /steps/1/after/bus", Assert.Throws<ScenarioException>(() => Of("""{ "event": { "source": ["test"] }, "bus": "Tram" }""").Run(Simulation.Load(Assembly))).Message, StringComparison.Ordinal);

    // Three events at 2, 7 and 12 seconds.
    private static Scenario Of(string after) => Scenario.Parse($$$"""
        { "steps": [
          { "at": "PT2S", "put": { "bus": "Bus", "source": "test", "detailType": "First", "detail": { "n": "{{n}}" }, "times": 3, "every": "PT5S" } },
          { "at": "PT5S", "after": {{{after}}}, "put": { "bus": "Bus", "source": "test", "detailType": "Then", "detail": {} } }
        ] }
        """);
}

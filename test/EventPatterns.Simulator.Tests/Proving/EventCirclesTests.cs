using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Proving;
using EventPatterns.Simulator.Tests.Traces;

namespace EventPatterns.Simulator.Tests.Proving;

/// <summary>A rule starts a workflow, which counts, waits and puts the rule's event again until it has counted enough.</summary>
public sealed class EventCirclesTests
{
    [Theory]
    [InlineData(0, 25, null)]
    [InlineData(0, 26, "Again on Round/Bus brought itself about 26 times")]
    [InlineData(60, 26, "Again on Round/Bus brought itself about 26 times")]
    public void NoCircles_Rounds_FoundWhereTheyAreMany(int pause, int rounds, string? expected)
    {
        var simulation = Simulation.Load(EndlessRuns.Of(Definition(pause, rounds)));
        simulation.Call("events", "PutEvents", Json.Parse("""{ "Entries": [{ "EventBusName": "round", "Source": "round", "DetailType": "Again", "Detail": "{\"n\":0}" }] }"""));
        simulation.RunUntilIdle();
        Assert.Equal(rounds + 1, simulation.Bus("round").Events.Count());
        Assert.Equal(expected, Invariants.NoCircles.Broken(simulation));
    }

    private static string Definition(int pause, int rounds) => $$"""
        { "StartAt": "IsEnough", "States": {
          "IsEnough": { "Type": "Choice", "Choices": [{ "Variable": "$.detail.n", "NumericGreaterThanEquals": {{rounds}}, "Next": "Done" }], "Default": "Wait" },
          "Wait": { "Type": "Wait", "Seconds": {{pause}}, "Next": "Put" },
          "Put": { "Type": "Task", "End": true, "Resource": "arn:aws:states:::events:putEvents", "Parameters": { "Entries": [
            { "EventBusName": "round", "Source": "round", "DetailType": "Again", "Detail": { "n.$": "States.MathAdd($.detail.n, 1)" } }] } },
          "Done": { "Type": "Succeed" } } }
        """;
}

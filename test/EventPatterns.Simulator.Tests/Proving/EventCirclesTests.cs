using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Proving;

namespace EventPatterns.Simulator.Tests.Proving;

/// <summary>A rule starts a workflow, which counts, waits and puts the rule's event again until it has counted enough.</summary>
public sealed class EventCirclesTests
{
    [Theory]
    [InlineData(0, 25, null)]
    [InlineData(0, 26, "Again on Round/Bus brought itself about 26 times, each time in less than 5 seconds")]
    [InlineData(4, 26, "Again on Round/Bus brought itself about 26 times, each time in less than 5 seconds")]
    [InlineData(5, 100, null)]
    public void NoCircles_RoundsOfSomeSeconds_FoundWhereTheyAreQuickAndMany(int pause, int rounds, string? expected)
    {
        var simulation = Simulation.Load(Assembly(pause, rounds));
        simulation.Call("events", "PutEvents", Json.Parse("""{ "Entries": [{ "EventBusName": "round", "Source": "round", "DetailType": "Again", "Detail": "{\"n\":0}" }] }"""));
        simulation.RunUntilIdle();
        Assert.Equal(rounds + 1, simulation.Bus("round").Events.Count());
        Assert.Equal(expected, Invariants.NoCircles.Broken(simulation));
    }

    private static CloudAssembly Assembly(int pause, int rounds) => CloudAssembly.Of(AssemblyOptions.Default, ("Round", Json.Parse("""
        {
          "Resources": {
            "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "round" } },
            "Rule": { "Type": "AWS::Events::Rule", "Properties": {
              "EventBusName": { "Ref": "Bus" },
              "EventPattern": { "detail-type": ["Again"] },
              "Targets": [{ "Id": "again", "Arn": { "Ref": "Workflow" }, "RoleArn": { "Fn::GetAtt": ["Role", "Arn"] } }] } },
            "Role": { "Type": "AWS::IAM::Role", "Properties": {
              "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Effect": "Allow", "Principal": { "Service": ["events.amazonaws.com", "states.amazonaws.com"] }, "Action": "sts:AssumeRole" }] },
              "Policies": [{ "PolicyName": "work", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Effect": "Allow", "Action": ["events:PutEvents", "states:StartExecution"], "Resource": "*" }] } }] } },
            "Workflow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": {
              "RoleArn": { "Fn::GetAtt": ["Role", "Arn"] },
              "DefinitionString": {{definition}} } }
          }
        }
        """.Replace("{{definition}}", JsonText(Definition(pause, rounds)), StringComparison.Ordinal))));

    private static string Definition(int pause, int rounds) => $$"""
        { "StartAt": "IsEnough", "States": {
          "IsEnough": { "Type": "Choice", "Choices": [{ "Variable": "$.detail.n", "NumericGreaterThanEquals": {{rounds}}, "Next": "Done" }], "Default": "Wait" },
          "Wait": { "Type": "Wait", "Seconds": {{pause}}, "Next": "Put" },
          "Put": { "Type": "Task", "End": true, "Resource": "arn:aws:states:::events:putEvents", "Parameters": { "Entries": [
            { "EventBusName": "round", "Source": "round", "DetailType": "Again", "Detail": { "n.$": "States.MathAdd($.detail.n, 1)" } }] } },
          "Done": { "Type": "Succeed" } } }
        """;

    private static string JsonText(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}

using System.Text.RegularExpressions;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Reports;

namespace EventPatterns.Simulator.Tests.Reports;

/// <summary>The pictures of workflows that wait for tokens, from a stack that asks and one whose bus hears.</summary>
public sealed partial class FlowTests
{
    [Fact]
    public void Section_TokenReturned_ArcFromTheStateToTheCall()
    {
        var report = Report(simulation => Answer(simulation, "SendTaskSuccess", ("output", "{}")));

        Assert.Contains("<path class=\"way succeeded\"", report, StringComparison.Ordinal);
        Assert.Contains("The token of Ask, returned by states:SendTaskSuccess", report, StringComparison.Ordinal);
        Assert.DoesNotContain("mark Compensation", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Section_TokenFailed_CompensationInItsOwnColour()
    {
        var report = Report(simulation => Answer(simulation, "SendTaskFailure", ("error", "No")));

        Assert.Contains("<path class=\"way failed\"", report, StringComparison.Ordinal);
        Assert.Equal(["Undo", "TakeBack"], Labels(report, "Compensation"));
        Assert.Contains("Ask", Labels(report, "State"));
    }

    [Fact]
    public void Section_EventElsewhere_InTheLaneOfItsStack()
    {
        var report = Report(simulation => Answer(simulation, "SendTaskSuccess", ("output", "{}")));

        Assert.Equal(["Asking", "Hearing"], LaneNames().Matches(report).Select(match => match.Groups[1].Value));
        Assert.Equal(["WorkRequested"], Labels(report, "Event"));
    }

    [Fact]
    public void Section_NobodyWaits_IsNotThere() => Assert.DoesNotContain("flows-title", HtmlReport.Of(SmallStack.WithOrders(1), "Orders"), StringComparison.Ordinal);

    private static string Report(Action<Simulation> answer)
    {
        var simulation = Simulation.Load(CloudAssembly.Of(AssemblyOptions.Default, ("Asking", Json.Parse(Asking)), ("Hearing", Json.Parse(Hearing))));
        simulation.StateMachine("Machine").Start(JsonMap.Empty);
        simulation.Run(TimeSpan.FromMinutes(1));
        answer(simulation);
        simulation.RunUntilIdle();
        return HtmlReport.Of(simulation, "A flow");
    }

    private static void Answer(Simulation simulation, string action, (string Name, Json Value) member)
    {
        var token = simulation.Bus("hearing").Events.Single()["detail"]!.TextOf("token")!;
        Assert.True(simulation.Call("states", action, JsonMap.Of(("taskToken", token), member)).Ok);
    }

    private static IEnumerable<string> Labels(string report, string kind) =>
        Regex.Matches(report, $"<g class=\"mark {kind}\".*?<text [^>]*>([^<]*)</text>", RegexOptions.Singleline).Select(match => match.Groups[1].Value);

    [GeneratedRegex("class=\"lane-name\"[^>]*>([^<]*)<")]
    private static partial Regex LaneNames();

    private const string Hearing = """{ "Resources": { "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "hearing" } } } }""";

    private const string Asking = """
        { "Resources": {
            "Role": { "Type": "AWS::IAM::Role", "Properties": {
              "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Effect": "Allow", "Principal": { "Service": "states.amazonaws.com" }, "Action": "sts:AssumeRole" }] },
              "Policies": [{ "PolicyName": "ask", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Effect": "Allow", "Action": "events:PutEvents", "Resource": "*" }] } }] } },
            "Machine": { "Type": "AWS::StepFunctions::StateMachine", "Properties": {
              "RoleArn": { "Fn::GetAtt": ["Role", "Arn"] },
              "Definition": { "StartAt": "Ask", "States": {
                "Ask": { "Type": "Task", "Resource": "arn:aws:states:::events:putEvents.waitForTaskToken", "TimeoutSeconds": 600, "End": true,
                  "Parameters": { "Entries": [{ "EventBusName": "hearing", "Source": "asking", "DetailType": "WorkRequested", "Detail": { "token.$": "$$.Task.Token" } }] },
                  "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Undo" }] },
                "Undo": { "Type": "Parallel", "End": true, "Branches": [{ "StartAt": "TakeBack", "States": { "TakeBack": { "Type": "Pass", "End": true } } }] }
              } } } }
        } }
        """;
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EventPatterns.Tool.Commands;

namespace EventPatterns.Tool.Tests.Simulating;

/// <summary>A rule starts a workflow, which puts the rule's event again a minute later: a circle.</summary>
public sealed partial class EndlessTests : IDisposable
{
    private readonly Folder _round = Folder.OfShop("""
        { "Resources": {
          "Bus": { "Type": "AWS::Events::EventBus", "Properties": { "Name": "round" } },
          "Role": { "Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": ["events.amazonaws.com", "states.amazonaws.com"] }, "Action": "sts:AssumeRole" }] },
            "Policies": [{ "PolicyName": "work", "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["events:*", "states:*"], "Resource": "*" }] } }] } },
          "Rule": { "Type": "AWS::Events::Rule", "Properties": {
            "EventBusName": { "Ref": "Bus" }, "EventPattern": { "detail-type": ["Again"] },
            "Targets": [{ "Id": "again", "Arn": { "Ref": "Workflow" }, "RoleArn": { "Fn::GetAtt": ["Role", "Arn"] } }] } },
          "Workflow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": {
            "StateMachineType": "EXPRESS", "RoleArn": { "Fn::GetAtt": ["Role", "Arn"] },
            "DefinitionString": "{\"StartAt\":\"Wait\",\"States\":{\"Wait\":{\"Type\":\"Wait\",\"Seconds\":60,\"Next\":\"Put\"},\"Put\":{\"Type\":\"Task\",\"End\":true,\"Resource\":\"arn:aws:states:::events:putEvents\",\"Parameters\":{\"Entries\":[{\"EventBusName\":\"round\",\"Source\":\"round\",\"DetailType\":\"Again\",\"Detail\":{}}]}}}}" } }
        } }
        """);

    [Fact]
    public async Task Simulate_UntilIdleOfACircle_RefusedWithWhatCircles() =>
        (await CommandLine.Simulate(_round.Path, Scenario("idle"), "--max-moments", "5000")).IsRefused("does not come to rest", "event Again on Shop/Bus", "times", "\"until\": \"P1D\"", "--max-moments");

    [Theory]
    [InlineData("tree")]
    [InlineData("full")]
    public async Task Simulate_ChainDeeperThanTheStack_DrawnWithinTheMargin(string trace)
    {
        var outcome = await CommandLine.Simulate(_round.Path, Scenario("P7D"), "--trace", trace);

        Assert.Equal(0, outcome.Code);
        Assert.Empty(outcome.Error);
        var lines = outcome.Output.Split('\n');
        Assert.True(lines.Length > 10_000);
        Assert.All(lines, line => Assert.True(Indentation().Match(line).Length <= 40 * 4, line));
        var cut = lines.Where(line => line.Contains("  goes on at [", StringComparison.Ordinal)).Select(line => GoesOn().Match(line)).Select(cut => $"[{cut.Groups[2]}] continues {cut.Groups[1]}").ToList();
        Assert.NotEmpty(cut);
        Assert.Equal(cut, lines.Where(line => Continued().IsMatch(line)).Select(line => line.TrimEnd()));
    }

    [Fact]
    public async Task Simulate_ChainDeeperThanTheStack_JsonLiesFlat()
    {
        var outcome = await CommandLine.Simulate(_round.Path, Scenario("P7D"), "--json");

        Assert.All(JsonNode.Parse(outcome.Output)!["trace"]!.AsArray().Skip(1), moment => Assert.IsType<JsonValue>(moment!["cause"] ?? moment["id"], exactMatch: false));
    }

    [Fact]
    public async Task Simulate_NoMoments_RefusedByTheOption()
    {
        var outcome = await CommandLine.Simulate(_round.Path, Scenario("idle"), "--max-moments", "0");

        Assert.Equal(2, outcome.Code);
        Assert.Contains("--max-moments must be at least 1", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guard_ReportThatNoMemoryHolds_OneLineWithoutAStackTrace()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await Guard.Run(new Terminal(output, error), () => throw new InsufficientMemoryException());

        new Outcome(code, output.ToString(), error.ToString()).IsRefused("does not fit into memory", "\"until\"", "--trace none");
    }

    public void Dispose() => _round.Dispose();

    private string Scenario(string until) => _round.ScenarioOf($$"""{ "steps": [{ "put": { "bus": "Shop/Bus", "source": "round", "detailType": "Again", "detail": {} } }], "until": "{{until}}" }""");

    [GeneratedRegex(@"^\[\d+\] continues ")]
    private static partial Regex Continued();

    [GeneratedRegex("^[ │├└─]*")]
    private static partial Regex Indentation();

    [GeneratedRegex(@"(\+\d.*)  goes on at \[(\d+)\] *$")]
    private static partial Regex GoesOn();
}

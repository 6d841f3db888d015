using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Facts;

public sealed class ExecutionTests
{
    private const string Wait = """{ "StartAt": "W", "States": { "W": { "Type": "Wait", "Seconds": 60, "End": true } } }""";
    private const string Pass = """{ "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } }""";

    [Fact]
    public void Start_SameNameAndInputWhileRunning_IsTheSameExecution()
    {
        var shop = Cloud.Of(Cloud.Workflow("Flow", Wait));
        var flow = shop.StateMachine("Flow");

        var first = flow.Start(Json.Parse("""{"a":1}"""), "n");
        var same = flow.Start(Json.Parse("""{ "a": 1 }"""), "n");
        var other = flow.Start(Json.Parse("""{"a":2}"""), "n");
        shop.RunUntilIdle();
        var ended = flow.Start(Json.Parse("""{"a":1}"""), "n");

        Assert.Equal(first.Body, same.Body);
        Assert.Equal(["ExecutionAlreadyExists", "ExecutionAlreadyExists"], [other.Error!.Code, ended.Error!.Code]);
        Assert.Single(flow.Executions);
    }

    [Fact]
    public void Start_Name_IsFreeAfter90Days()
    {
        var shop = Cloud.Of(Cloud.Workflow("Flow", Pass));
        shop.StateMachine("Flow").Start(JsonMap.Empty, "n");

        shop.Run(TimeSpan.FromDays(89));
        Assert.Equal("ExecutionAlreadyExists", shop.StateMachine("Flow").Start(JsonMap.Empty, "n").Error!.Code);
        shop.Run(TimeSpan.FromDays(2));

        Assert.True(shop.StateMachine("Flow").Start(JsonMap.Empty, "n").Ok);
    }

    [Fact]
    public void Start_Express_TakesANameTwice()
    {
        var shop = Cloud.Of(Cloud.Workflow("Flow", Pass, type: "EXPRESS"));

        Assert.True(shop.StateMachine("Flow").Start(JsonMap.Empty, "n").Ok);
        Assert.True(shop.StateMachine("Flow").Start(JsonMap.Empty, "n").Ok);
    }

    [Fact]
    public void StartSync_Express_AnswersWithTheOutput()
    {
        var shop = Cloud.Of(Cloud.Workflow("Flow", Pass, type: "EXPRESS"), Cloud.Workflow("Long", Pass));
        string Request(string name) => $$"""{ "stateMachineArn": "arn:aws:states:us-east-1:111111111111:stateMachine:{{name}}", "input": "{\"a\":1}" }""";

        var answer = shop.Ask("states", "StartSyncExecution", Request("flow"));

        Assert.Equal(("SUCCEEDED", """{"a":1}"""), (answer.TextOf("status"), answer.TextOf("output")));
        Assert.Equal("StateMachineTypeNotSupported", shop.Refused("states", "StartSyncExecution", Request("long")).Code);
        Assert.Equal("StateMachineDoesNotExist", shop.Refused("states", "StartExecution", Request("none")).Code);
    }

    [Fact]
    public void Stop_Parent_StopsTheChildThatItWaitsFor()
    {
        var shop = Nested(Wait, ".sync:2");
        shop.StateMachine("Parent").Start(JsonMap.Empty, "p");
        shop.Run(TimeSpan.FromSeconds(10));

        shop.Ask("states", "StopExecution", """{ "executionArn": "arn:aws:states:us-east-1:111111111111:execution:parent:p", "error": "Enough", "cause": "said so" }""");
        shop.RunUntilIdle();

        Assert.Equal(("ABORTED", "Enough"), (shop.StateMachine("Parent").Executions.Single().Status, shop.StateMachine("Parent").Executions.Single().Error));
        Assert.Equal("ABORTED", shop.StateMachine("Child").Executions.Single().Status);
        Assert.Equal(TimeSpan.FromSeconds(10), shop.Now - shop.Start);
    }

    [Theory]
    [InlineData(".sync", "{\"from\":\"child\"}")]
    [InlineData(".sync:2", null)]
    public void Sync_Output_IsTextOrJson(string pattern, string? text)
    {
        var shop = Nested("""{ "StartAt": "P", "States": { "P": { "Type": "Pass", "Result": { "from": "child" }, "End": true } } }""", pattern);
        shop.StateMachine("Parent").Start(JsonMap.Empty);
        shop.RunUntilIdle();

        var output = shop.StateMachine("Parent").Executions.Single().Output!["Output"]!;

        Assert.Equal(text is null ? JsonMap.Of(("from", "child")) : text, output);
    }

    [Fact]
    public void Sync_FailedChild_FailsTheTask()
    {
        var shop = Nested("""{ "StartAt": "F", "States": { "F": { "Type": "Fail", "Error": "Broken" } } }""", ".sync:2");
        shop.StateMachine("Parent").Start(JsonMap.Empty);
        shop.RunUntilIdle();

        Assert.Equal("States.TaskFailed", shop.StateMachine("Parent").Executions.Single().Error);
    }

    [Fact]
    public void StatusChange_ReachesRulesOnTheDefaultBus()
    {
        var shop = Cloud.Of(Cloud.Workflow("Flow", Pass), Cloud.Queue("Told"),
            Cloud.Rule("Rule", Cloud.To("Told"), "\"default\"", """{ "source": ["aws.states"], "detail-type": ["Step Functions Execution Status Change"] }"""));

        shop.StateMachine("Flow").Start(Json.Parse("""{"a":1}"""), "n");
        shop.RunUntilIdle();

        var told = shop.Bodies("Told").OrderBy(t => t["detail"]!.TextOf("status"), StringComparer.Ordinal).ToList();
        Assert.Equal(["RUNNING", "SUCCEEDED"], told.Select(t => t["detail"]!.TextOf("status")));
        Assert.All(told, t => Assert.Equal("""["arn:aws:states:us-east-1:111111111111:execution:flow:n"]""", t["resources"]!.ToString()));
        Assert.Equal(("""{"a":1}""", true), (told[1]["detail"]!.TextOf("output"), told[0]["detail"]!["output"]!.IsNull));
    }

    [Fact]
    public void StatusChange_Express_IsSilent()
    {
        var shop = Cloud.Of(Cloud.Workflow("Flow", Pass, type: "EXPRESS"));
        shop.StateMachine("Flow").Start(JsonMap.Empty);
        shop.RunUntilIdle();

        Assert.Empty(shop.Bus("default").Events);
    }

    private static Simulation Nested(string child, string pattern) => Cloud.Of(Cloud.Workflow("Child", child), Cloud.Workflow("Parent", $$"""
        { "StartAt": "T", "States": { "T": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution{{pattern}}", "End": true,
          "Parameters": { "StateMachineArn": "arn:aws:states:us-east-1:111111111111:stateMachine:child" } } } }
        """, """["states:StartExecution", "states:DescribeExecution", "states:StopExecution"]"""));
}

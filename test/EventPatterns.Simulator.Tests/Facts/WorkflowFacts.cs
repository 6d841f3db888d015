using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Tests.Facts;

public sealed class WorkflowFacts
{
    [Fact]
    public void Fact21_PutEvents_AddsWhoSentIt()
    {
        var shop = Cloud.Of(Cloud.Bus, Cloud.Workflow("Flow", Task("arn:aws:states:::events:putEvents", """
            { "Entries": [{ "Source": "flow", "DetailType": "Done", "Detail": { "id.$": "$.id" }, "EventBusName": "shop", "Resources": ["own"] }] }
            """), "events:PutEvents"));

        shop.StateMachine("Flow").Start(Json.Parse("""{"id":7}"""), "run");
        shop.RunUntilIdle();

        var sent = Assert.Single(shop.Bus("shop").Events);
        Assert.Equal("""{"id":7}""", sent["detail"]!.ToString());
        Assert.Equal(["own", "arn:aws:states:us-east-1:111111111111:execution:flow:run", "arn:aws:states:us-east-1:111111111111:stateMachine:flow"],
            sent.ListOf("resources").Select(r => ((JsonString)r).Value));
    }

    [Fact]
    public void Fact21_FailedEntry_FailsTheTask_AndARetrySendsAll()
    {
        var shop = Cloud.Of(Cloud.Bus, Cloud.Workflow("Flow", Task("arn:aws:states:::events:putEvents", """
            { "Entries": [{ "Source": "flow", "DetailType": "Good", "Detail": {}, "EventBusName": "shop" }, { "Source": "aws.flow", "DetailType": "Bad", "Detail": {}, "EventBusName": "shop" }] }
            """, """, "Retry": [{ "ErrorEquals": ["EventBridge.FailedEntry"], "MaxAttempts": 1 }] """), "events:PutEvents"));

        var run = Run(shop);

        Assert.Equal(("FAILED", "EventBridge.FailedEntry"), (run.Status, run.Error));
        Assert.Equal(2, shop.Bus("shop").Events.Count(e => e.TextOf("detail-type") == "Good"));
    }

    [Theory]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken")]
    [InlineData("arn:aws:states:::states:startExecution.sync:2")]
    public void Fact22_Express_TakesNeitherTokenNorSync(string resource)
    {
        var refused = Assert.Throws<SimulationException>(() => Cloud.Of(Cloud.Workflow("Flow", Task(resource, "{}"), type: "EXPRESS")));

        Assert.Contains("InvalidDefinition", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fact22_Token_WorksOnce()
    {
        var shop = Waiting();
        shop.StateMachine("Flow").Start(JsonMap.Empty);
        shop.RunUntilIdle();
        var token = shop.Bodies("Tokens").Single().TextOf("token")!;
        Assert.InRange(token.Length, 1, 1024);

        Assert.Equal("InvalidToken", Send(shop, "never-issued").Error!.Code);
        Assert.Equal("InvalidToken", Send(shop, new string('t', 1025)).Error!.Code);
        Assert.Equal("InvalidOutput", Send(shop, token, "no JSON").Error!.Code);
        Assert.True(Send(shop, token).Ok);
        Assert.Equal("TaskTimedOut", Send(shop, token).Error!.Code);
        shop.RunUntilIdle();

        Assert.Equal(("SUCCEEDED", """{"ok":true}"""), (shop.StateMachine("Flow").Executions.Single().Status, shop.StateMachine("Flow").Executions.Single().Output!.ToString()));
    }

    [Fact]
    public void Fact22_Token_IsNewForEachAttempt_AndTooLateAfterItsTimeout()
    {
        var shop = Waiting(""", "TimeoutSeconds": 60, "Retry": [{ "ErrorEquals": ["States.Timeout"], "MaxAttempts": 1, "IntervalSeconds": 1 }] """);
        shop.StateMachine("Flow").Start(JsonMap.Empty);
        shop.Run(TimeSpan.FromSeconds(70));

        var tokens = shop.Bodies("Tokens").Select(b => b.TextOf("token")!).ToList();

        Assert.Equal(2, tokens.Distinct().Count());
        Assert.Equal("TaskTimedOut", Send(shop, tokens[0]).Error!.Code);
        Assert.True(Send(shop, tokens[1]).Ok);
    }

    [Fact]
    public void Fact22_Token_IsGoodInItsAccountAlone()
    {
        var shop = Waiting();
        shop.StateMachine("Flow").Start(JsonMap.Empty);
        shop.RunUntilIdle();

        Assert.Equal("InvalidToken", Send(shop, shop.Bodies("Tokens").Single().TextOf("token")!, place: Cloud.Other).Error!.Code);
    }

    [Fact]
    public void Fact22_Token_WithoutTimeoutWaitsForEver()
    {
        var shop = Waiting();
        shop.StateMachine("Flow").Start(JsonMap.Empty);

        shop.Run(TimeSpan.FromDays(300));

        Assert.Equal("RUNNING", shop.StateMachine("Flow").Executions.Single().Status);
    }

    [Fact]
    public void Fact24_SdkIntegration_SendsTokensAndNamesErrors()
    {
        var shop = Cloud.Of(Cloud.Bus, Cloud.Archive(), Cloud.Workflow("Flow", Task("arn:aws:states:::aws-sdk:eventbridge:startReplay", """
            { "ReplayName": "r", "EventSourceArn": "arn:aws:events:us-east-1:111111111111:archive/kept", "EventStartTime": "2025-01-01T00:00:00Z",
              "EventEndTime": "2026-01-01T00:00:00Z", "Destination": { "Arn": "arn:aws:events:us-east-1:111111111111:event-bus/shop" } }
            """), "events:StartReplay"));

        var (first, second) = (Run(shop), Run(shop));

        Assert.Equal(("SUCCEEDED", "STARTING"), (first.Status, first.Output!.TextOf("State")));
        Assert.Equal(("FAILED", "EventBridge.ResourceAlreadyExistsException"), (second.Status, second.Error));
    }

    [Fact]
    public void Fact24_SdkIntegration_HandsATokenBack()
    {
        var shop = Cloud.Of(Cloud.Queue("Tokens"), Waiter(""),
            Cloud.Workflow("Answerer", Task("arn:aws:states:::aws-sdk:sfn:sendTaskSuccess", """{ "TaskToken.$": "$.token", "Output": "{\"ok\":true}" }"""), "states:SendTaskSuccess"));
        shop.StateMachine("Flow").Start(JsonMap.Empty);
        shop.RunUntilIdle();

        shop.StateMachine("Answerer").Start(shop.Bodies("Tokens").Single());
        shop.RunUntilIdle();
        shop.StateMachine("Answerer").Start(shop.Bodies("Tokens").Single());
        shop.RunUntilIdle();

        Assert.Equal("SUCCEEDED", shop.StateMachine("Flow").Executions.Single().Status);
        Assert.Equal("Sfn.TaskTimedOutException", shop.StateMachine("Answerer").Executions[^1].Error);
    }

    [Fact]
    public void Fact24_SdkIntegration_NeedsItsPermission()
    {
        var shop = Cloud.Of(Cloud.Workflow("Flow", Task("arn:aws:states:::aws-sdk:sqs:sendMessage", """{ "QueueUrl": "https://sqs.us-east-1.amazonaws.com/111111111111/q", "MessageBody": "m" }""")));

        var run = Run(shop);

        Assert.Equal(("FAILED", "Sqs.SqsException"), (run.Status, run.Error));
        Assert.Contains("sqs:SendMessage", run.ErrorCause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""["states:InvokeHTTPEndpoint", "events:RetrieveConnectionCredentials", "secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]""", "SUCCEEDED", null)]
    [InlineData("""["states:InvokeHTTPEndpoint", "events:RetrieveConnectionCredentials"]""", "FAILED", "secretsmanager:GetSecretValue")]
    [InlineData("""["states:InvokeHTTPEndpoint"]""", "FAILED", "events:RetrieveConnectionCredentials")]
    public void Fact25_HttpTask_NeedsAllItsPermissions(string actions, string status, string? missing)
    {
        var shop = Cloud.Of(Destinations.Resources, Cloud.Workflow("Flow", Task("arn:aws:states:::http:invoke", $$"""
            { "ApiEndpoint": "{{Destinations.Url}}/orders", "Method": "GET", "Authentication": { "ConnectionArn": { "Fn::GetAtt": ["Connection", "Arn"] } } }
            """), actions));
        shop.Vendor(Destinations.Url).Respond(200);

        var run = Run(shop);

        Assert.Equal(status, run.Status);
        Assert.Contains(missing ?? "", run.ErrorCause ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:states:::dynamodb:query")]
    [InlineData("arn:aws:states:::dynamodb:putItem.sync")]
    [InlineData("arn:aws:states:::dynamodb:getItem.waitForTaskToken")]
    public void Fact26_OptimizedDynamoDb_IsFourActionsWithoutWaiting(string resource) =>
        Assert.Contains("InvalidDefinition", Assert.Throws<SimulationException>(() => Cloud.Of(Cloud.Workflow("Flow", Task(resource, "{}")))).Message, StringComparison.Ordinal);

    [Fact]
    public void Fact26_OptimizedDynamoDb_PutsAnItem()
    {
        var shop = Cloud.Of(
            """ "Table": { "Type": "AWS::DynamoDB::Table", "Properties": { "TableName": "t", "BillingMode": "PAY_PER_REQUEST", "KeySchema": [{ "AttributeName": "pk", "KeyType": "HASH" }], "AttributeDefinitions": [{ "AttributeName": "pk", "AttributeType": "S" }] } } """,
            Cloud.Workflow("Flow", Task("arn:aws:states:::dynamodb:putItem", """{ "TableName": "t", "Item": { "pk": { "S": "a" } }, "ConditionExpression": "attribute_not_exists(pk)" }"""), "dynamodb:PutItem"));

        var (first, second) = (Run(shop), Run(shop));

        Assert.Equal("SUCCEEDED", first.Status);
        Assert.Equal("DynamoDB.ConditionalCheckFailedException", second.Error);
        Assert.NotNull(shop.Table("Table").Item("a"));
    }

    [Theory]
    [InlineData("EXPRESS", 5)]
    [InlineData("STANDARD", 366 * 24 * 60)]
    public void Fact27_Execution_EndsAtItsLongest(string type, int minutes)
    {
        var shop = Cloud.Of(Cloud.Workflow("Flow", """{ "StartAt": "W", "States": { "W": { "Type": "Wait", "Seconds": 99999999, "End": true } } }""", type: type));
        shop.StateMachine("Flow").Start(JsonMap.Empty);

        shop.Run(TimeSpan.FromMinutes(minutes + 1));

        Assert.Equal("TIMED_OUT", shop.StateMachine("Flow").Executions.Single().Status);
    }

    [Fact]
    public void Fact27_Input_IsSmallerThanAnEvent()
    {
        var shop = Cloud.Of(Cloud.Bus, Cloud.Queue("Failed"), Cloud.Role("Starter", "states:StartExecution"),
            Cloud.Workflow("Flow", """{ "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } }"""),
            Cloud.Rule("Rule", """{ "Id": "t", "Arn": { "Ref": "Flow" }, "RoleArn": { "Fn::GetAtt": ["Starter", "Arn"] }, "DeadLetterConfig": { "Arn": { "Fn::GetAtt": ["Failed", "Arn"] } } }"""));

        shop.Put($$"""{"x":"{{new string('x', 300_000)}}"}""");
        shop.Put();
        shop.RunUntilIdle();

        Assert.Single(shop.StateMachine("Flow").Executions);
        Assert.Single(shop.Bodies("Failed"));
    }

    private static Simulation Waiting(string more = "") => Cloud.Of(Cloud.Queue("Tokens"), Waiter(more));

    private static string Waiter(string more) => Cloud.Workflow("Flow", Task("arn:aws:states:::sqs:sendMessage.waitForTaskToken", """
        { "QueueUrl": { "Ref": "Tokens" }, "MessageBody": { "token.$": "$$.Task.Token" } }
        """, more), "sqs:SendMessage");

    private static Answer Send(Simulation shop, string token, string output = """{"ok":true}""", Place? place = null) =>
        shop.Call("states", "SendTaskSuccess", JsonMap.Of(("taskToken", token), ("output", output)), place);

    private static Access.SimulatedExecution Run(Simulation shop)
    {
        shop.StateMachine("Flow").Start(JsonMap.Empty);
        shop.RunUntilIdle();
        return shop.StateMachine("Flow").Executions[^1];
    }

    private static string Task(string resource, string parameters, string more = "") => $$"""
        { "StartAt": "T", "States": { "T": { "Type": "Task", "Resource": "{{resource}}", "Parameters": {{parameters}}, "End": true {{more}} } } }
        """;
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Tests.Pipes;

public sealed class TablePipeTests
{
    private static readonly string Stream = TestWorld.Home.Arn("dynamodb", "table/t/stream/1");
    private readonly PipeWorld _world = new();

    public TablePipeTests() => _world.Tables.Provision(TestWorld.Home.Arn("dynamodb", "table/t"), "t", Json.Parse("""
        {"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
         "BillingMode":"PAY_PER_REQUEST","StreamSpecification":{"StreamViewType":"NEW_AND_OLD_IMAGES"}}
        """), Stream);

    [Fact]
    public void Change_OfAnItem_IsDeliveredWithItsImagesAndCause()
    {
        Pipe("{}");
        Put("a", "Open");

        _world.Test.Loop.RunUntilIdle();

        var record = Assert.Single((JsonList)Assert.Single(_world.Inputs));
        Assert.Equal(("INSERT", "aws:dynamodb", Stream), (record.TextOf("eventName"), record.TextOf("eventSource"), record.TextOf("eventSourceARN")));
        Assert.Equal("Open", record["dynamodb"]!["NewImage"]!["state"]!.TextOf("S"));
        Assert.Equal("dynamodb:PutItem", _world.Test.Trace.Moments.Single(m => m.Kind == MomentKind.Delivery).Cause!.What);
    }

    [Fact]
    public void Filter_OnTheNewImage_LetsThoseThroughAlone()
    {
        Pipe("""{"FilterCriteria":{"Filters":[{"Pattern":"{\"dynamodb\":{\"NewImage\":{\"state\":{\"S\":[\"Open\"]}}}}"}]}}""");
        Put("a", "Closed");
        Put("b", "Open");

        _world.Test.Loop.RunUntilIdle();

        var record = Assert.Single((JsonList)Assert.Single(_world.Inputs));
        Assert.Equal("b", record["dynamodb"]!["Keys"]!["pk"]!.TextOf("S"));
    }

    [Fact]
    public void Changes_TargetFailsOnce_ComeInOrder()
    {
        _world.States.Reply = _ => _world.States.Calls.Count == 1 ? PipeWorld.Failed : PipeWorld.Succeeded("{}");
        Pipe("{}");
        foreach (var state in (string[])["Open", "HalfOpen", "Closed"]) Put("a", state);

        _world.Test.Loop.RunUntilIdle();

        Assert.Equal(["Open", "HalfOpen", "Closed"], ((JsonList)_world.Inputs.Last()).Select(r => r["dynamodb"]!["NewImage"]!["state"]!.TextOf("S")));
    }

    [Fact]
    public void RoleMayNotReadTheStream_NothingIsDeliveredAndTheRefusalNamesTheStream()
    {
        _world.Test.Refusal = (by, permission) => permission is { Action: "dynamodb:GetRecords" } && by.Kind == PrincipalKind.Role ? "no statement for " + permission.Resource : null;
        Pipe("{}");
        Put("a", "Open");

        _world.Test.Loop.RunUntilIdle();

        Assert.Empty(_world.States.Calls);
        Assert.Contains(_world.Test.Trace.Refusals, m => m.Note == "no statement for " + Stream);
    }

    private void Pipe(string sourceParameters) => _world.Pipe(PipeWorld.Machine, "{}", 1, ("Source", Stream), ("SourceParameters",
        ((JsonMap)Json.Parse(sourceParameters)).With("DynamoDBStreamParameters", Json.Parse("""{"StartingPosition":"LATEST","BatchSize":10}"""))));

    private void Put(string key, string state)
    {
        var answer = _world.Test.Call("dynamodb", "PutItem", JsonMap.Of(
            ("TableName", "t"),
            ("Item", JsonMap.Of(("pk", JsonMap.Of(("S", key))), ("state", JsonMap.Of(("S", state)))))));
        Assert.True(answer.Ok, answer.Error?.Message);
    }
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Tests.Sqs;

namespace EventPatterns.Simulator.Tests.Pipes;

public sealed class PipeTargetTests
{
    private readonly PipeWorld _world = new();

    [Fact]
    public void Bus_Parameters_MayBePathsIntoTheBody()
    {
        _world.Pipe(PipeWorld.Bus, """
            {"InputTemplate":"{\"data\": <$.body.order>}","EventBridgeEventBusParameters":{"Source":"shop","DetailType":"$.body.kind","Resources":["$.eventSourceARN"],"Time":"$.body.at"}}
            """);
        _world.Send("""{"kind":"OrderPlaced","at":"2026-01-01T12:00:00Z","order":{"id":1}}""");

        _world.Test.Loop.RunUntilIdle();

        var entry = (JsonMap)Assert.Single(Assert.Single(_world.Events.Calls).Request.ListOf("Entries"));
        Assert.Equal(Json.Parse("""{"data":{"id":1}}"""), Json.Parse(entry.TextOf("Detail")!));
        Assert.Equal(
            JsonMap.Of(
                ("EventBusName", PipeWorld.Bus),
                ("Source", "shop"),
                ("DetailType", "OrderPlaced"),
                ("Resources", JsonList.Of(SqsWorld.Arn("q"))),
                ("Time", "2026-01-01T12:00:00.000Z")),
            entry.Without("Detail"));
    }

    [Fact]
    public void ApiDestination_Parameters_MayBePathsIntoTheBody()
    {
        var destination = TestWorld.Home.Arn("events", "api-destination/vendor/1");
        _world.Pipe(destination, """
            {"InputTemplate":"{\"order\": <$.body.id>}","HttpParameters":{"PathParameterValues":["$.body.id"],"HeaderParameters":{"X-Kind":"order"}}}
            """);
        _world.Send("""{"id":"o-1"}""");

        _world.Test.Loop.RunUntilIdle();

        var call = Assert.Single(_world.Events.Calls);
        Assert.Equal("events:InvokeApiDestination", call.Name);
        Assert.Equal(
            Json.Parse("""{"PathParameterValues":["o-1"],"HeaderParameters":{"X-Kind":"order"},"QueryStringParameters":{}}"""),
            call.Request["HttpParameters"]);
        Assert.Equal(Json.Parse("""{"order":"o-1"}"""), call.Request["Input"]);
    }

    [Fact]
    public void Bus_NothingSaid_SourceIsThePipe()
    {
        _world.Pipe(PipeWorld.Bus);
        _world.Send("a");

        _world.Test.Loop.RunUntilIdle();

        var entry = Assert.Single(_world.Events.Calls[0].Request.ListOf("Entries"));
        Assert.Equal(("Pipe p", "Event from aws:sqs"), (entry.TextOf("Source"), entry.TextOf("DetailType")));
    }

    [Fact]
    public void Bus_EntryFails_ItsMessageAloneComesBack()
    {
        _world.Events.Reply = call => Answer.Of(JsonMap.Of(("Entries", JsonList.Of(call.Request.ListOf("Entries").Select(e =>
            Json.Parse(e.TextOf("Detail")!)["body"]!.Equals("bad") ? Json.Parse("""{"ErrorCode":"InternalFailure"}""") : Json.Parse("""{"EventId":"1"}"""))))));
        _world.Send("good", "bad");
        _world.Pipe(PipeWorld.Bus, batch: 2);

        _world.Test.Loop.RunUntilIdle();

        Assert.Equal(["bad"], _world.Sqs.Sqs.Peek(SqsWorld.Arn("dead")));
    }

    [Fact]
    public void Queue_FreeTextTemplate_IsTheBody()
    {
        var target = _world.Sqs.Queue("target");
        _world.Pipe(SqsWorld.Arn("target"), """{"InputTemplate":"Hello, <$.body.name>"}""");
        _world.Send("""{"name":"Ann"}""");

        _world.Test.Loop.RunUntilIdle();

        Assert.Equal(["Hello, Ann"], _world.Sqs.Bodies(target));
    }

    [Fact]
    public void Workflow_FreeTextTemplate_Fails()
    {
        _world.Pipe(PipeWorld.Machine, """{"InputTemplate":"Hello, <$.body.name>"}""");
        _world.Send("""{"name":"Ann"}""");

        _world.Test.Loop.RunUntilIdle();

        Assert.Empty(_world.States.Calls);
        Assert.Equal("1", _world.Depth(_world.Dead));
    }

    [Fact]
    public void Enrichment_AnswersEvents_TargetGetsThem()
    {
        _world.States.Reply = call => call.Request.TextOf("stateMachineArn")!.EndsWith(":enrich", StringComparison.Ordinal)
            ? PipeWorld.Succeeded("""[{"rich":1},{"rich":2}]""")
            : PipeWorld.Succeeded("{}");
        _world.Pipe(PipeWorld.Machine, """{"InputTemplate":"<$.rich>"}""", more: ("Enrichment", TestWorld.Home.Arn("states", "stateMachine:enrich")));
        _world.Send("a");

        _world.Test.Loop.RunUntilIdle();

        Assert.Equal("[1,2]", _world.Inputs.Last().ToString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    public void Enrichment_AnswersNothing_TargetIsNotCalledAndTheMessageIsDone(string output)
    {
        _world.States.Reply = _ => PipeWorld.Succeeded(output);
        _world.Pipe(PipeWorld.Bus, more: ("Enrichment", PipeWorld.Machine));
        _world.Send("a");

        _world.Test.Loop.RunUntilIdle();

        Assert.Empty(_world.Events.Calls);
        Assert.Equal("0", _world.Depth(_world.Dead));
        Assert.Empty(_world.Sqs.Sqs.Peek(SqsWorld.Arn("q")));
    }
}

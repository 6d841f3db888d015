using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Sqs;

public sealed class DeadLetterTests
{
    private readonly SqsWorld _world = new();

    [Fact]
    public void Receive_MoreOftenThanMaxReceiveCount_MessageIsDeadLettered()
    {
        var (queue, dead) = Pair();
        _world.Send(queue, "bad");

        for (var time = 0; time < 2; time++)
        {
            Assert.Single(_world.Receive(queue));
            _world.Wait(1);
        }

        Assert.Empty(_world.Receive(queue));
        var letter = Assert.Single(_world.Receive(dead));
        Assert.Equal("bad", letter.TextOf("Body"));
        Assert.Equal(SqsWorld.Arn("q"), letter["Attributes"]!.TextOf("DeadLetterQueueSourceArn"));
        Assert.Equal("3", letter["Attributes"]!.TextOf("ApproximateReceiveCount"));
    }

    [Fact]
    public void DeadLetter_OfStandardQueue_KeepsItsAge()
    {
        var (queue, dead) = Pair(("MessageRetentionPeriod", 100));
        _world.Send(queue, "bad");
        _world.Receive(queue);
        _world.Wait(1);
        _world.Receive(queue);
        _world.Wait(59);
        _world.Receive(queue);

        _world.Wait(40);

        Assert.Empty(_world.Receive(dead));
    }

    [Fact]
    public void Receive_DeadLetterQueueThatRefusesTheSource_IsAnErrorThatNamesBoth()
    {
        _world.Queue("dead", ("RedriveAllowPolicy", Json.Parse("""{"redrivePermission":"denyAll"}""")));
        var queue = _world.Queue("q", ("VisibilityTimeout", 0), ("RedrivePolicy", Policy("dead", 1)));
        _world.Send(queue, "bad");
        _world.Receive(queue);

        var wrong = Assert.Throws<SimulationException>(() => _world.Receive(queue));

        Assert.Contains(SqsWorld.Arn("q"), wrong.Message, StringComparison.Ordinal);
        Assert.Contains(SqsWorld.Arn("dead"), wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Receive_DeadLetterQueueMissing_MessageStays()
    {
        var queue = _world.Queue("q", ("VisibilityTimeout", 0), ("RedrivePolicy", Policy("none", 1)));
        _world.Send(queue, "bad");

        _world.Receive(queue);

        Assert.Single(_world.Receive(queue));
    }

    [Fact]
    public void StartMessageMoveTask_WithoutDestination_MessagesGoBackToTheirSource()
    {
        var (queue, dead) = Pair();
        _world.Send(queue, "bad");
        for (var time = 0; time < 3; time++)
        {
            _world.Receive(queue);
            _world.Wait(1);
        }

        var task = _world.Test.Call("sqs", "StartMessageMoveTask", JsonMap.Of(("SourceArn", SqsWorld.Arn("dead"))));
        _world.Test.Loop.RunUntilIdle();

        Assert.True(task.Ok, task.Error?.Message);
        Assert.Equal("0", _world.Attribute(dead, "ApproximateNumberOfMessages"));
        Assert.Equal("1", Assert.Single(_world.Receive(queue))["Attributes"]!.TextOf("ApproximateReceiveCount"));
        var listed = _world.Test.Call("sqs", "ListMessageMoveTasks", JsonMap.Of(("SourceArn", SqsWorld.Arn("dead"))));
        Assert.Equal("COMPLETED", Assert.Single(listed.Body.ListOf("Results")).TextOf("Status"));
    }

    [Fact]
    public void StartMessageMoveTask_QueueThatIsNoDeadLetterQueue_IsRefused()
    {
        _world.Queue("q");

        var answer = _world.Test.Call("sqs", "StartMessageMoveTask", JsonMap.Of(("SourceArn", SqsWorld.Arn("q"))));

        Assert.Equal("InvalidParameterValue", answer.Error?.Code);
    }

    private (string Queue, string Dead) Pair(params ReadOnlySpan<(string, Json)> deadProperties)
    {
        var dead = _world.Queue("dead", deadProperties);
        return (_world.Queue("q", ("VisibilityTimeout", 1), ("RedrivePolicy", Policy("dead", 2))), dead);
    }

    private static JsonMap Policy(string dead, int receives) => JsonMap.Of(("deadLetterTargetArn", SqsWorld.Arn(dead)), ("maxReceiveCount", receives));
}

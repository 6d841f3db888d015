using CsCheck;

namespace EventPatterns.Simulator.Tests.Sqs;

public sealed class FifoQueueTests
{
    private readonly SqsWorld _world = new();

    [Fact]
    public void Receive_OneGroup_KeepsTheOrder()
    {
        var queue = _world.Fifo("q.fifo");
        foreach (var body in (string[])["a", "b", "c"]) Send(_world, queue, body, "g");

        Assert.Equal(["a", "b", "c"], _world.Bodies(queue));
    }

    [Fact]
    public void Receive_GroupInFlight_GivesOtherGroupsAlone()
    {
        var queue = _world.Fifo("q.fifo");
        Send(_world, queue, "a1", "a");
        Send(_world, queue, "a2", "a");
        Send(_world, queue, "b1", "b");
        Assert.Equal(["a1"], _world.Bodies(queue, max: 1));

        Assert.Equal(["b1"], _world.Bodies(queue));
    }

    [Fact]
    public void Receive_AfterTheTimeout_GivesTheSameMessageFirst()
    {
        var queue = _world.Fifo("q.fifo", ("VisibilityTimeout", 5));
        Send(_world, queue, "a1", "a");
        Send(_world, queue, "a2", "a");
        _world.Bodies(queue, max: 1).ToList();

        _world.Wait(5);

        Assert.Equal(["a1", "a2"], _world.Bodies(queue));
    }

    [Fact]
    public void Send_SameContentWithinFiveMinutes_AnswersTheFirstMessage()
    {
        var queue = _world.Fifo("q.fifo");
        var first = Send(_world, queue, "a", "g").Body;

        _world.Wait(299);
        Assert.Equal(first, Send(_world, queue, "a", "g").Body);
        _world.Wait(1);
        Assert.NotEqual(first, Send(_world, queue, "a", "g").Body);

        Assert.Equal("2", _world.Attribute(queue, "ApproximateNumberOfMessages"));
    }

    [Fact]
    public void Send_DuplicateInAnotherGroup_CountsByTheDeduplicationScope()
    {
        var whole = _world.Fifo("whole.fifo");
        var grouped = _world.Fifo("grouped.fifo", ("DeduplicationScope", "messageGroup"));
        foreach (var queue in (string[])[whole, grouped])
        {
            Send(_world, queue, "a", "one");
            Send(_world, queue, "a", "two");
        }

        Assert.Equal("1", _world.Attribute(whole, "ApproximateNumberOfMessages"));
        Assert.Equal("2", _world.Attribute(grouped, "ApproximateNumberOfMessages"));
    }

    [Fact]
    public void Send_WithoutGroup_IsRefused() =>
        Assert.Equal("MissingParameter", _world.Send(_world.Fifo("q.fifo"), "a").Error?.Code);

    [Fact]
    public void Send_WithoutAnyDeduplicationId_IsRefused()
    {
        var queue = _world.Queue("q.fifo", ("FifoQueue", true));

        Assert.Equal("InvalidParameterValue", Send(_world, queue, "a", "g").Error?.Code);
    }

    [Fact]
    public void Receive_AnyFailures_OrderWithinEachGroupIsKept() =>
        Gen.Select(Gen.ULong[1, 1000], Gen.Int[0, 2].Array[1, 30], Gen.Bool.Array[200]).Sample((seed, groups, fates) =>
        {
            var world = new SqsWorld(seed);
            var queue = world.Fifo("q.fifo", ("VisibilityTimeout", 5));
            for (var number = 0; number < groups.Length; number++) Send(world, queue, $"{groups[number]}:{number}", $"{groups[number]}");

            var done = new List<string>();
            for (var round = 0; done.Count < groups.Length; round++)
            {
                Assert.True(round < fates.Length, "The queue does not drain.");
                foreach (var message in world.Receive(queue, 1))
                {
                    if (round < 100 && fates[round]) continue; // it comes back after the timeout
                    world.Delete(queue, message);
                    done.Add(message.TextOf("Body")!);
                }
                world.Wait(2);
            }

            foreach (var group in done.GroupBy(body => body.Split(':')[0]))
                Assert.Equal(group.OrderBy(Number), group);
        }, iter: 200);

    private static int Number(string body) => int.Parse(body.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static Door.Answer Send(SqsWorld world, string queue, string body, string group) => world.Send(queue, body, ("MessageGroupId", group));
}

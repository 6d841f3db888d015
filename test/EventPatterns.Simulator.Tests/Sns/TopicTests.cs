using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Sns;
using EventPatterns.Simulator.Tests.Sqs;

namespace EventPatterns.Simulator.Tests.Sns;

public sealed class TopicTests
{
    private static readonly string Topic = TestWorld.Home.Arn("sns", "t");
    private readonly SqsWorld _sqs = new();
    private readonly SnsService _sns;

    public TopicTests()
    {
        _sns = new SnsService(_sqs.Test.World);
        _sqs.Test.Door.Open(_sns);
        _sns.ProvisionTopic(Topic, JsonMap.Empty);
    }

    [Fact]
    public void Publish_QueueSubscribed_GetsTheEnvelope()
    {
        var queue = Subscribe("q");

        var published = Publish("hello", ("Subject", "greeting"));
        _sqs.Test.Loop.RunUntilIdle();

        var envelope = Json.Parse(Assert.Single(_sqs.Bodies(queue)));
        Assert.Equal(("Notification", "hello", "greeting", Topic), (envelope.TextOf("Type"), envelope.TextOf("Message"), envelope.TextOf("Subject"), envelope.TextOf("TopicArn")));
        Assert.Equal(published.Body.TextOf("MessageId"), envelope.TextOf("MessageId"));
    }

    [Fact]
    public void Publish_RawDelivery_GetsTheMessageAndItsAttributes()
    {
        var queue = Subscribe("q", ("RawMessageDelivery", true));

        Publish("hello", ("MessageAttributes", Json.Parse("""{"kind":{"DataType":"String","StringValue":"x"}}""")));
        _sqs.Test.Loop.RunUntilIdle();

        var message = Assert.Single(_sqs.Receive(queue, more: ("MessageAttributeNames", JsonList.Of("All"))));
        Assert.Equal("hello", message.TextOf("Body"));
        Assert.Equal("x", message["MessageAttributes"]!["kind"]!.TextOf("StringValue"));
    }

    [Theory]
    [InlineData("""{"kind":["a"]}""", true)]
    [InlineData("""{"kind":[{"anything-but":["a"]}]}""", false)]
    [InlineData("""{"price":[{"numeric":[">",10]}]}""", true)]
    [InlineData("""{"tags":["red"]}""", true)]
    [InlineData("""{"none":["a"]}""", false)]
    public void Publish_FilterOnAttributes_DecidesWhoGetsIt(string policy, bool delivered)
    {
        var queue = Subscribe("q", ("FilterPolicy", Json.Parse(policy)));

        Publish("hello", ("MessageAttributes", Json.Parse("""
            {"kind":{"DataType":"String","StringValue":"a"},"price":{"DataType":"Number","StringValue":"12"},"tags":{"DataType":"String.Array","StringValue":"[\"red\",\"blue\"]"}}
            """)));
        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal(delivered ? 1 : 0, _sqs.Receive(queue).Count);
    }

    [Theory]
    [InlineData("""{"kind":"a"}""", 1)]
    [InlineData("""{"kind":"b"}""", 0)]
    [InlineData("no json", 0)]
    public void Publish_FilterOnBody_DecidesWhoGetsIt(string message, int delivered)
    {
        var queue = Subscribe("q", ("FilterPolicy", Json.Parse("""{"kind":["a"]}""")), ("FilterPolicyScope", "MessageBody"));

        Publish(message);
        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal(delivered, _sqs.Receive(queue).Count);
    }

    [Fact]
    public void Publish_ByProtocol_QueueGetsItsOwn()
    {
        var queue = Subscribe("q", ("RawMessageDelivery", true));

        Publish("""{"default":"d","sqs":"for queues"}""", ("MessageStructure", "json"));
        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal(["for queues"], _sqs.Bodies(queue));
    }

    [Fact]
    public void Publish_QueueRefuses_GoesToTheSubscriptionsDeadLetterQueue()
    {
        var dead = _sqs.Queue("dead");
        Subscribe("q", ("RawMessageDelivery", true), ("RedrivePolicy", JsonMap.Of(("deadLetterTargetArn", SqsWorld.Arn("dead")))));
        _sqs.Test.Refusal = (by, permission) => by.Kind == PrincipalKind.Service && permission.Resource == SqsWorld.Arn("q") ? "no policy" : null;

        Publish("hello");
        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal(["hello"], _sqs.Bodies(dead));
    }

    [Fact]
    public void Publish_QueueThrottles_IsTriedAgain()
    {
        var queue = Subscribe("q", ("RawMessageDelivery", true));
        var strikes = 7;
        _sqs.Test.Strike = call => call.Action == "SendMessage" && strikes-- > 0 ? new AwsError("ThrottlingException", "slow down") : null;

        Publish("hello");
        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal(["hello"], _sqs.Bodies(queue));
    }

    [Fact]
    public void Publish_Delivery_IsCausedByThePublishersCall()
    {
        Subscribe("q");

        Publish("hello");
        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal("sns:Publish", Assert.Single(_sqs.Test.Trace.Moments, m => m.Kind == MomentKind.Delivery).Cause!.What);
    }

    [Fact]
    public void Publish_FifoTopic_RepeatIsDeliveredOnce()
    {
        var topic = TestWorld.Home.Arn("sns", "t.fifo");
        _sns.ProvisionTopic(topic, JsonMap.Of(("FifoTopic", true), ("ContentBasedDeduplication", true)));
        var queue = _sqs.Fifo("q.fifo");
        _sns.ProvisionSubscription(JsonMap.Of(("TopicArn", topic), ("Protocol", "sqs"), ("Endpoint", SqsWorld.Arn("q.fifo")), ("RawMessageDelivery", true)));

        for (var time = 0; time < 2; time++)
            _sqs.Test.Call("sns", "Publish", JsonMap.Of(("TopicArn", topic), ("Message", "a"), ("MessageGroupId", "g")));
        _sqs.Test.Loop.RunUntilIdle();

        Assert.Equal(["a"], _sqs.Bodies(queue));
    }

    [Theory]
    [InlineData("", "InvalidParameter")]
    public void Publish_Empty_IsRefused(string message, string error) => Assert.Equal(error, Publish(message).Error?.Code);

    [Fact]
    public void Publish_UnknownTopic_IsRefused() => Assert.Equal("NotFound",
        _sqs.Test.Call("sns", "Publish", JsonMap.Of(("TopicArn", TestWorld.Home.Arn("sns", "none")), ("Message", "a"))).Error?.Code);

    private string Subscribe(string queue, params ReadOnlySpan<(string, Json)> properties)
    {
        var url = _sqs.Queue(queue);
        _sns.ProvisionSubscription(JsonMap.Of([("TopicArn", Topic), ("Protocol", "sqs"), ("Endpoint", SqsWorld.Arn(queue)), .. properties]));
        return url;
    }

    private Answer Publish(string message, params ReadOnlySpan<(string, Json)> more) =>
        _sqs.Test.Call("sns", "Publish", JsonMap.Of([("TopicArn", Topic), ("Message", message), .. more]));
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge;
using EventPatterns.Simulator.Services.SecretsManager;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Tests.Facts;

public sealed class DeliveryFacts
{
    [Fact]
    public void Fact12_Retries_EndAfter185OrADay()
    {
        var shop = Destination("");
        var vendor = shop.Vendor(Destinations.Url).Respond(503);

        shop.Put();
        shop.RunUntilIdle();

        Assert.InRange(vendor.Requests.Count, 100, 186);
        Assert.InRange(shop.Now - shop.Start, TimeSpan.FromHours(12), TimeSpan.FromHours(25));
        Assert.Equal(1, shop.Queue("Failed").Depth);
    }

    [Theory]
    [InlineData("""{ "MaximumRetryAttempts": 2 }""", "MaximumRetryAttempts", 3)]
    [InlineData("""{ "MaximumRetryAttempts": 0 }""", "MaximumRetryAttempts", 1)]
    [InlineData("""{ "MaximumEventAgeInSeconds": "60" }""", "MaximumEventAgeInSeconds", null)]
    public void Fact12_RetryPolicy_EndsTheRetries(string policy, string condition, int? attempts)
    {
        var shop = Destination($""", "RetryPolicy": {policy} """);
        var vendor = shop.Vendor(Destinations.Url).Respond(503);

        shop.Put();
        shop.RunUntilIdle();

        var told = shop.Attributes("Failed");
        Assert.Equal(condition, told["EXHAUSTED_RETRY_CONDITION"]);
        if (attempts is { } expected) Assert.Equal((expected, $"{expected - 1}"), (vendor.Requests.Count, told["RETRY_ATTEMPTS"]));
        else Assert.InRange(shop.Now - shop.Start, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(62));
    }

    [Fact]
    public void Fact12_Backoff_Grows()
    {
        var shop = Destination(""", "RetryPolicy": { "MaximumRetryAttempts": 8 } """);
        var vendor = shop.Vendor(Destinations.Url).Respond(503);

        shop.Put();
        shop.RunUntilIdle();

        var waits = vendor.Requests.Zip(vendor.Requests.Skip(1), (a, b) => b.At - a.At).ToList();
        Assert.True(waits[^1] > waits[0] * 16, $"The waits are {string.Join(", ", waits)}.");
    }

    [Fact]
    public void Fact12_MissingTarget_IsNotRetried()
    {
        var shop = Cloud.Of(Cloud.Bus, Cloud.Queue("Failed"), Cloud.Role("Starter", "states:StartExecution"), Cloud.Rule("Rule", """
            { "Id": "t", "Arn": "arn:aws:states:us-east-1:111111111111:stateMachine:gone", "RoleArn": { "Fn::GetAtt": ["Starter", "Arn"] },
              "DeadLetterConfig": { "Arn": { "Fn::GetAtt": ["Failed", "Arn"] } } }
            """));

        shop.Put();
        shop.RunUntilIdle();

        var told = shop.Attributes("Failed");
        Assert.Equal(("NO_RESOURCE", "0"), (told["ERROR_CODE"], told["RETRY_ATTEMPTS"]));
        Assert.True(shop.Now - shop.Start < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Fact13_DeadLetter_TellsWhatFailed()
    {
        var shop = Destination("");
        shop.Vendor(Destinations.Url).Respond(404);

        shop.Put();
        shop.RunUntilIdle();

        Assert.Equal("""{"id":1}""", shop.Bodies("Failed").Single()["detail"]!.ToString());
        var told = shop.Attributes("Failed");
        Assert.Equal("arn:aws:events:us-east-1:111111111111:rule/shop/rule", told["RULE_ARN"]);
        Assert.StartsWith("arn:aws:events:us-east-1:111111111111:api-destination/", told["TARGET_ARN"], StringComparison.Ordinal);
        Assert.Equal("0", told["RETRY_ATTEMPTS"]);
        Assert.NotEmpty(told["ERROR_CODE"]);
        Assert.NotEmpty(told["ERROR_MESSAGE"]);
        Assert.DoesNotContain("EXHAUSTED_RETRY_CONDITION", told.Keys);
    }

    [Fact]
    public void Fact13_DeadLetter_FifoQueueTakesNothing()
    {
        var shop = Destination("", Cloud.Queue("Failed", properties: """, "QueueName": "failed.fifo", "FifoQueue": true """));
        shop.Vendor(Destinations.Url).Respond(404);

        shop.Put();
        shop.RunUntilIdle();

        Assert.Equal(0, shop.Queue("Failed").Depth);
        Assert.Contains(shop.Trace.Moments, m => m.Note?.StartsWith("Lost: the dead-letter queue refused it too.", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Fact14_Rule_MayFireTwice()
    {
        var world = new TestWorld { CopiesOf = _ => 2 };
        var queue = new FakeService("sqs");
        world.Door.Open(queue);
        world.Door.Open(new EventBridgeService(world.World, new ManagedSecrets()));
        world.Call("events", "PutRule", Json.Parse("""{ "Name": "r", "EventPattern": "{\"source\":[\"orders\"]}" }"""));
        world.Call("events", "PutTargets", Json.Parse("""{ "Rule": "r", "Targets": [{ "Id": "q", "Arn": "arn:aws:sqs:eu-west-1:111111111111:q" }] }"""));

        world.Call("events", "PutEvents", Json.Parse("""{ "Entries": [{ "Source": "orders", "DetailType": "A", "Detail": "{}" }] }"""));
        world.Loop.RunUntilIdle();

        Assert.Equal(2, queue.Calls.Count);
        Assert.Equal(queue.Calls[0].Request, queue.Calls[1].Request);
    }

    [Fact]
    public void Fact15_ServerError_IsRetriedUntilItPasses()
    {
        var shop = Destination("");
        var vendor = shop.Vendor(Destinations.Url).RespondInTurn(new VendorReply(500), new VendorReply(429), new VendorReply(200));

        shop.Put();
        shop.RunUntilIdle();

        Assert.Equal(3, vendor.Requests.Count);
        Assert.Equal(0, shop.Queue("Failed").Depth);
    }

    private static Simulation Destination(string more, string? failed = null) => Cloud.Of(
        Cloud.Bus, failed ?? Cloud.Queue("Failed"), Destinations.Resources, Cloud.Role("Invoker", "events:InvokeApiDestination"),
        Cloud.Rule("Rule", Destinations.Target(more)));
}

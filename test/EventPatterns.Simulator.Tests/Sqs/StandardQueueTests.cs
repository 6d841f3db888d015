using CsCheck;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Tests.Sqs;

public sealed class StandardQueueTests
{
    private readonly SqsWorld _world = new();

    [Fact]
    public void Receive_SentMessage_HasBodyDigestAndAttributes()
    {
        var queue = _world.Queue("q");
        var sent = _world.Send(queue, "hello", ("MessageAttributes", Json.Parse("""{"kind":{"DataType":"String","StringValue":"greeting"}}""")));

        var message = Assert.Single(_world.Receive(queue, more: ("MessageAttributeNames", JsonList.Of("All"))));

        Assert.Equal("5d41402abc4b2a76b9719d911017c592", message.TextOf("MD5OfBody"));
        Assert.Equal(sent.Body.TextOf("MessageId"), message.TextOf("MessageId"));
        Assert.Equal("greeting", message["MessageAttributes"]!["kind"]!.TextOf("StringValue"));
        Assert.Equal(sent.Body.TextOf("MD5OfMessageAttributes"), message.TextOf("MD5OfMessageAttributes"));
        Assert.Equal("1", message["Attributes"]!.TextOf("ApproximateReceiveCount"));
        Assert.Equal("1767225600000", message["Attributes"]!.TextOf("SentTimestamp"));
    }

    [Fact]
    public void Receive_WhileInvisible_GivesNothingUntilTheTimeoutEnds()
    {
        var queue = _world.Queue("q", ("VisibilityTimeout", 10));
        _world.Send(queue, "a");
        Assert.Single(_world.Receive(queue));

        _world.Wait(9.9);
        Assert.Empty(_world.Receive(queue));
        _world.Wait(0.1);

        Assert.Equal("2", Assert.Single(_world.Receive(queue))["Attributes"]!.TextOf("ApproximateReceiveCount"));
    }

    [Fact]
    public void Delete_LatestReceipt_MessageNeverComesBack()
    {
        var queue = _world.Queue("q");
        _world.Send(queue, "a");

        _world.Delete(queue, _world.Receive(queue)[0]);
        _world.Wait(100);

        Assert.Empty(_world.Receive(queue));
    }

    [Fact]
    public void Delete_ReceiptThatALaterOneReplaced_DeletesNothing()
    {
        var queue = _world.Queue("q", ("VisibilityTimeout", 1));
        _world.Send(queue, "a");
        var first = _world.Receive(queue)[0];
        _world.Wait(1);
        _world.Receive(queue);

        Assert.True(_world.Delete(queue, first).Ok);
        _world.Wait(1);

        Assert.Single(_world.Receive(queue));
    }

    [Fact]
    public void ChangeVisibility_ToZero_MessageIsThereAtOnce()
    {
        var queue = _world.Queue("q");
        _world.Send(queue, "a");

        _world.Hide(queue, _world.Receive(queue)[0], 0);

        Assert.Single(_world.Receive(queue));
    }

    [Fact]
    public void ChangeVisibility_BeyondTwelveHoursOfFlight_IsRefused()
    {
        var queue = _world.Queue("q", ("VisibilityTimeout", 3600));
        _world.Send(queue, "a");
        var message = _world.Receive(queue)[0];
        _world.Wait(60);

        Assert.Equal("InvalidParameterValue", _world.Hide(queue, message, 43_200).Error?.Code);
    }

    [Fact]
    public void ChangeVisibility_MessageNotInFlight_IsRefused()
    {
        var queue = _world.Queue("q", ("VisibilityTimeout", 1));
        _world.Send(queue, "a");
        var message = _world.Receive(queue)[0];
        _world.Wait(2);

        Assert.Equal("MessageNotInflight", _world.Hide(queue, message, 5).Error?.Code);
    }

    [Fact]
    public void Receive_Delayed_WaitsForTheDelay()
    {
        var queue = _world.Queue("q", ("DelaySeconds", 30));
        _world.Send(queue, "queue's delay");
        _world.Send(queue, "own delay", ("DelaySeconds", 5));

        Assert.Equal("2", _world.Attribute(queue, "ApproximateNumberOfMessagesDelayed"));
        _world.Wait(5);
        Assert.Equal(["own delay"], _world.Bodies(queue));
        _world.Wait(25);
        Assert.Equal(["queue's delay"], _world.Bodies(queue));
    }

    [Fact]
    public void Receive_PastRetention_MessageIsGone()
    {
        var queue = _world.Queue("q", ("MessageRetentionPeriod", 60));
        _world.Send(queue, "a");

        _world.Wait(60);

        Assert.Empty(_world.Receive(queue));
        Assert.Equal("0", _world.Attribute(queue, "ApproximateNumberOfMessages"));
    }

    [Fact]
    public void Receive_LongPoll_AnswersWhenAMessageComes()
    {
        var queue = _world.Queue("q", ("ReceiveMessageWaitTimeSeconds", 20));
        _world.Test.Loop.After(TimeSpan.FromSeconds(7), () => _world.Send(queue, "late"));

        Assert.Equal(["late"], _world.Bodies(queue));

        Assert.Equal(TestWorld.Start.AddSeconds(7), _world.Test.Trace.Moments.Single(m => m.What == "sqs:SendMessage").At);
    }

    [Fact]
    public void Receive_LongPollOfEmptyQueue_EndsAfterTheWait()
    {
        var queue = _world.Queue("q");

        Assert.Empty(_world.Receive(queue, more: ("WaitTimeSeconds", 3)));

        Assert.Equal(TestWorld.Start.AddSeconds(3), _world.Test.Loop.Now);
    }

    [Fact]
    public void Send_BiggerThanTheQueueAllows_IsRefused()
    {
        var queue = _world.Queue("q", ("MaximumMessageSize", 1024));

        Assert.True(_world.Send(queue, new string('x', 1024)).Ok);
        Assert.Equal("InvalidParameterValue", _world.Send(queue, new string('x', 1025)).Error?.Code);
    }

    [Theory]
    [InlineData("", "MissingParameter")]
    [InlineData("\u0001", "InvalidMessageContents")]
    public void Send_ImpossibleBody_IsRefused(string body, string error) =>
        Assert.Equal(error, _world.Send(_world.Queue("q"), body).Error?.Code);

    [Fact]
    public void SendBatch_OneBadEntry_OthersAreSent()
    {
        var queue = _world.Queue("q");
        var entries = Json.Parse("""[{"Id":"1","MessageBody":"a"},{"Id":"2","MessageBody":""},{"Id":"3","MessageBody":"c"}]""");

        var answer = _world.Test.Call("sqs", "SendMessageBatch", JsonMap.Of(("QueueUrl", queue), ("Entries", entries)));

        Assert.Equal(["1", "3"], answer.Body.ListOf("Successful").Select(e => e.TextOf("Id")));
        Assert.Equal("2", Assert.Single(answer.Body.ListOf("Failed")).TextOf("Id"));
        Assert.Equal(["a", "c"], _world.Bodies(queue).Order());
    }

    [Theory]
    [InlineData("[]", "EmptyBatchRequest")]
    [InlineData("""[{"Id":"1","MessageBody":"a"},{"Id":"1","MessageBody":"b"}]""", "BatchEntryIdsNotDistinct")]
    public void SendBatch_ImpossibleBatch_IsRefusedWhole(string entries, string error)
    {
        var queue = _world.Queue("q");

        var answer = _world.Test.Call("sqs", "SendMessageBatch", JsonMap.Of(("QueueUrl", queue), ("Entries", Json.Parse(entries))));

        Assert.Equal(error, answer.Error?.Code);
    }

    [Fact]
    public void Send_UnknownQueue_NamesBothProtocolsErrors()
    {
        var error = _world.Send("https://sqs.eu-west-1.amazonaws.com/111111111111/none", "a").Error;

        Assert.Equal("QueueDoesNotExist", error?.Code);
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", error?.Details?.TextOf("QueryErrorCode"));
    }

    [Fact]
    public void Purge_MessagesWaitingAndInFlight_AllAreGone()
    {
        var queue = _world.Queue("q", ("VisibilityTimeout", 1));
        _world.Send(queue, "a");
        _world.Receive(queue);
        _world.Send(queue, "b");

        _world.Test.Call("sqs", "PurgeQueue", JsonMap.Of(("QueueUrl", queue)));
        _world.Wait(2);

        Assert.Empty(_world.Receive(queue));
    }

    [Fact]
    public void Send_QueueUnderCustomerKey_AsksForTheKey()
    {
        const string key = "arn:aws:kms:eu-west-1:111111111111:key/k";
        var queue = _world.Queue("q", ("KmsMasterKeyId", key));

        _world.Send(queue, "a");

        Assert.Equal(
            [new("sqs:SendMessage", SqsWorld.Arn("q")), new("kms:GenerateDataKey", key), new Permission("kms:Decrypt", key)],
            _world.Test.Asked.Select(a => a.Permission));
    }

    [Fact]
    public async Task Send_ServiceToQueueUnderManagedKey_AsksForTheKeyWhosePolicyNamesNoService()
    {
        var queue = _world.Queue("q", ("KmsMasterKeyId", "alias/aws/sqs"));
        var events = Principal.Service("events.amazonaws.com", TestWorld.Home, "arn:aws:events:eu-west-1:111111111111:rule/r");
        _world.Test.Refusal = (_, permission) => permission.Action.StartsWith("kms:", StringComparison.Ordinal) ? "no" : null;

        Assert.True(_world.Send(queue, "as the account itself").Ok);
        var answer = await _world.Test.Door.Call(new AwsCall(events, "sqs", "SendMessage", JsonMap.Of(("QueueUrl", queue), ("MessageBody", "a")), null));

        Assert.Equal("AccessDeniedException", answer.Error?.Code);
    }

    [Fact]
    public void Receive_Duplicated_MessageIsGivenTwiceAndDeletedOnce()
    {
        var queue = _world.Queue("q");
        _world.Send(queue, "a");
        _world.Test.CopiesOf = _ => 2;
        _world.Receive(queue, 1);
        _world.Test.CopiesOf = _ => 1;

        var second = Assert.Single(_world.Receive(queue));
        _world.Delete(queue, second);
        _world.Wait(100);

        Assert.Empty(_world.Receive(queue));
    }

    [Fact]
    public void Receive_OtherSeed_OtherOrder()
    {
        string Order(ulong seed)
        {
            var world = new SqsWorld(seed);
            var queue = world.Queue("q");
            for (var number = 0; number < 10; number++) world.Send(queue, $"{number}");
            return string.Concat(world.Bodies(queue));
        }

        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));
    }

    [Fact]
    public void AnyUse_UntilAllAreDeleted_EachMessageIsDeletedOnceAndNoneIsLost() =>
        Gen.Select(Gen.ULong[1, 1000], Gen.Int[0, 4].Array[1, 80]).Sample((seed, uses) =>
        {
            var world = new SqsWorld(seed);
            var queue = world.Queue("q", ("VisibilityTimeout", 5));
            var (sent, deleted, held) = (0, new List<string>(), new List<Json>());

            foreach (var use in uses)
            {
                if (use == 0) world.Send(queue, $"{sent++}");
                else if (use == 1) held.AddRange(world.Receive(queue, 3));
                else if (use == 2 && held.Count > 0) world.Hide(queue, held[^1], 1);
                else if (use == 3) world.Wait(2);
                else if (held.Count > 0) Delete(world, queue, held, deleted);
            }

            for (var round = 0; world.Attribute(queue, "ApproximateNumberOfMessages") != "0" || world.Attribute(queue, "ApproximateNumberOfMessagesNotVisible") != "0"; round++)
            {
                Assert.True(round < 200, "A message can't be deleted.");
                held = [.. world.Receive(queue)];
                while (held.Count > 0) Delete(world, queue, held, deleted);
                world.Wait(5);
            }
            Assert.Equal(sent, deleted.Distinct().Count());
        }, iter: 200);

    private static void Delete(SqsWorld world, string queue, List<Json> held, List<string> deleted)
    {
        deleted.Add(held[^1].TextOf("MessageId")!);
        world.Delete(queue, held[^1]);
        held.RemoveAt(held.Count - 1);
    }
}

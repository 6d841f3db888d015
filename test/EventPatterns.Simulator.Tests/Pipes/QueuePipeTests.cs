using CsCheck;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Tests.Sqs;

namespace EventPatterns.Simulator.Tests.Pipes;

public sealed class QueuePipeTests
{
    [Fact]
    public void Message_WorkflowSucceeds_GetsAnArrayOfOneAndIsDeleted()
    {
        var world = new PipeWorld();
        world.Pipe(PipeWorld.Machine);
        world.Send("hello");

        world.Test.Loop.RunUntilIdle();

        var record = Assert.Single((JsonList)Assert.Single(world.Inputs));
        Assert.Equal("hello", record.TextOf("body"));
        Assert.Equal("aws:sqs", record.TextOf("eventSource"));
        Assert.Equal(SqsWorld.Arn("q"), record.TextOf("eventSourceARN"));
        Assert.Equal("1", record["attributes"]!.TextOf("ApproximateReceiveCount"));
        Assert.Empty(world.Sqs.Sqs.Peek(SqsWorld.Arn("q")));
        Assert.Equal(TestWorld.Start, world.Test.Loop.Now);
    }

    [Fact]
    public void Calls_AllAreMadeAsThePipesRole()
    {
        var world = new PipeWorld();
        world.Pipe(PipeWorld.Machine);
        world.Send("hello");

        world.Test.Loop.RunUntilIdle();

        var calls = world.Test.Trace.Moments.Where(m => m is { Kind: MomentKind.Call, By.Kind: PrincipalKind.Role }).ToList();
        Assert.Equal(["sqs:ReceiveMessage", "states:StartSyncExecution", "sqs:DeleteMessageBatch"], calls.Where(c => c.Answer!.Value.Body.ToString() != "{}" || c.What != "sqs:ReceiveMessage").Select(c => c.What));
        Assert.All(calls, c => Assert.Equal((PipeWorld.Role, PipeWorld.PipeArn), (c.By!.Name, c.By.SourceArn)));
    }

    [Fact]
    public void Message_WorkflowFailsOnce_IsTriedAgainAfterTheVisibilityTimeout()
    {
        var world = new PipeWorld();
        world.States.Reply = _ => world.States.Calls.Count == 1 ? PipeWorld.Failed : PipeWorld.Succeeded("{}");
        world.Pipe(PipeWorld.Machine);
        world.Send("hello");

        world.Test.Loop.RunUntilIdle();

        Assert.Equal(2, world.States.Calls.Count);
        Assert.Equal(TestWorld.Start.AddSeconds(10), world.Test.Loop.Now);
        Assert.Empty(world.Sqs.Sqs.Peek(SqsWorld.Arn("q")));
    }

    [Fact]
    public void Message_WorkflowAlwaysFails_IsDeadLetteredAfterMaxReceiveCount()
    {
        var world = new PipeWorld(maxReceives: 3);
        world.States.Reply = _ => PipeWorld.Failed;
        world.Pipe(PipeWorld.Machine);
        world.Send("bad");

        world.Test.Loop.RunUntilIdle();

        Assert.Equal(3, world.States.Calls.Count);
        Assert.Equal(["bad"], world.Sqs.Sqs.Peek(SqsWorld.Arn("dead")));
        Assert.Contains(world.Test.Trace.Moments, m => m.Kind == MomentKind.Delivery && m.Answer!.Value.Error?.Code == "Broken");
    }

    [Fact]
    public void Target_Throttles_IsRetriedWithinOneReceive()
    {
        var world = new PipeWorld(maxReceives: 1);
        world.States.Reply = _ => world.States.Calls.Count < 3 ? Answer.Fail("ThrottlingException", "slow down") : PipeWorld.Succeeded("{}");
        world.Pipe(PipeWorld.Machine);
        world.Send("a");

        world.Test.Loop.RunUntilIdle();

        Assert.Equal(3, world.States.Calls.Count);
        Assert.Equal("0", world.Depth(world.Dead));
    }

    [Fact]
    public void Delivery_CausedByTheSendersCall()
    {
        var world = new PipeWorld();
        world.Pipe(PipeWorld.Machine);
        world.Send("a");

        world.Test.Loop.RunUntilIdle();

        var delivery = Assert.Single(world.Test.Trace.Moments, m => m.Kind == MomentKind.Delivery);
        Assert.Equal("sqs:SendMessage", delivery.Cause!.What);
        Assert.Same(delivery, world.Test.Trace.Moments.Single(m => m.What == "states:StartSyncExecution").Cause);
    }

    [Fact]
    public void Batch_SomeItemsFail_TheyAloneComeBack()
    {
        var world = new PipeWorld();
        world.States.Reply = call =>
        {
            var bad = ((JsonList)Json.Parse(call.Request.TextOf("input")!)).Where(r => r.TextOf("body") == "bad").Select(r => r.TextOf("messageId"));
            return PipeWorld.Succeeded(JsonMap.Of(("batchItemFailures", JsonList.Of(bad.Select(id => JsonMap.Of(("itemIdentifier", id!)))))).ToString());
        };
        world.Send("good", "bad", "fine");
        world.Pipe(PipeWorld.Machine, batch: 10);

        world.Test.Loop.RunUntilIdle();

        Assert.Equal([3, 1, 1], world.Inputs.Select(i => ((JsonList)i).Count));
        Assert.Equal(["bad"], world.Sqs.Sqs.Peek(SqsWorld.Arn("dead")));
    }

    [Fact]
    public void Batch_WithWindow_GathersUntilItIsFull()
    {
        var world = new PipeWorld();
        world.Pipe(PipeWorld.Machine, more: ("SourceParameters", Json.Parse("""{"SqsQueueParameters":{"BatchSize":3,"MaximumBatchingWindowInSeconds":5}}""")));
        for (var second = 0; second < 4; second++) world.Test.Loop.After(TimeSpan.FromSeconds(second), () => world.Send("m"));

        world.Test.Loop.RunUntilIdle();

        Assert.Equal([3, 1], world.Inputs.Select(i => ((JsonList)i).Count));
    }

    [Fact]
    public void Message_FilteredOut_IsDeletedAndNotDelivered()
    {
        var world = new PipeWorld();
        world.Pipe(PipeWorld.Machine, more: ("SourceParameters", Json.Parse("""{"FilterCriteria":{"Filters":[{"Pattern":"{\"body\":{\"kind\":[\"wanted\"]}}"}]}}""")));
        world.Send("""{"kind":"wanted"}""", """{"kind":"other"}""");

        world.Test.Loop.RunUntilIdle();

        Assert.Single((JsonList)Assert.Single(world.Inputs));
        Assert.Empty(world.Sqs.Sqs.Peek(SqsWorld.Arn("q")));
    }

    [Fact]
    public void Stopped_LeavesMessagesAlone_UntilItIsStarted()
    {
        var world = new PipeWorld();
        world.Pipe(PipeWorld.Machine, more: ("DesiredState", "STOPPED"));
        world.Send("a");
        world.Test.Loop.RunUntilIdle();
        Assert.Empty(world.States.Calls);

        world.Test.Call("pipes", "StartPipe", JsonMap.Of(("Name", "p")));
        world.Test.Loop.RunUntilIdle();

        Assert.Single(world.States.Calls);
    }

    [Fact]
    public void RoleMayNotReceive_SimulationGoesIdleWithTheMessageInTheQueue()
    {
        var world = new PipeWorld();
        world.Test.Refusal = (by, permission) => by.Kind == PrincipalKind.Role && permission.Action == "sqs:ReceiveMessage" ? "no statement" : null;
        world.Pipe(PipeWorld.Machine);
        world.Send("a");

        world.Test.Loop.RunUntilIdle();

        Assert.Equal("1", world.Depth(world.Queue));
        Assert.Contains(world.Test.Trace.Refusals, m => m.Note == "no statement");
    }

    [Fact]
    public void Target_FireAndForget_StartsAnExecution()
    {
        var world = new PipeWorld();
        world.Pipe(PipeWorld.Machine, """{"StepFunctionStateMachineParameters":{"InvocationType":"FIRE_AND_FORGET"}}""");
        world.Send("a");

        world.Test.Loop.RunUntilIdle();

        Assert.Equal("StartExecution", Assert.Single(world.States.Calls).Action);
    }

    [Fact]
    public void Provision_BatchLargerThanTheTargetTakes_IsRefused()
    {
        var wrong = Assert.Throws<SimulationException>(() => new PipeWorld().Pipe(PipeWorld.Bus, batch: 11));

        Assert.Contains("10", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyFailures_EveryMessageIsHandledOrDeadLettered() =>
        Gen.Select(Gen.ULong[1, 1000], Gen.Int[1, 30], Gen.Int[1, 5]).Sample((seed, messages, batch) =>
        {
            var world = new PipeWorld(seed);
            var chance = SeededRandom.For(seed, "test");
            var handled = new HashSet<string>();
            world.States.Reply = call =>
            {
                if (chance.Chance(0.4)) return PipeWorld.Failed;
                handled.UnionWith(((JsonList)Json.Parse(call.Request.TextOf("input")!)).Select(r => r.TextOf("body")!));
                return PipeWorld.Succeeded("{}");
            };
            world.Pipe(PipeWorld.Machine, batch: batch);
            for (var number = 0; number < messages; number++) world.Send($"{number}");

            world.Test.Loop.RunUntilIdle();

            Assert.Empty(world.Sqs.Sqs.Peek(SqsWorld.Arn("q")));
            Assert.Equal(messages, handled.Union(world.Sqs.Sqs.Peek(SqsWorld.Arn("dead"))).Count());
        }, iter: 100);
}

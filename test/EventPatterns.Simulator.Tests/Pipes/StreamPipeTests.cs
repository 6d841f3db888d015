using System.Globalization;
using System.Text;
using CsCheck;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Tests.Sqs;

namespace EventPatterns.Simulator.Tests.Pipes;

public sealed class StreamPipeTests
{
    [Fact]
    public void Record_WorkflowSucceeds_IsDeliveredWithItsKeyAndCause()
    {
        var world = new Streams("{}");
        world.Put("k", "hello");

        world.Run();

        var record = Assert.Single((JsonList)Assert.Single(world.Pipes.Inputs));
        Assert.Equal("aGVsbG8=", record.TextOf("data"));
        Assert.Equal("k", record.TextOf("partitionKey"));
        Assert.Equal("aws:kinesis", record.TextOf("eventSource"));
        Assert.Equal("kinesis:PutRecord", world.Pipes.Test.Trace.Moments.Single(m => m.Kind == MomentKind.Delivery).Cause!.What);
    }

    [Fact]
    public void Batch_Fails_RetryIsBoundedAndToldToTheDeadLetterQueue()
    {
        var world = new Streams($$$"""{"MaximumRetryAttempts":2,"DeadLetterConfig":{"Arn":"{{{SqsWorld.Arn("dead")}}}"}}""");
        world.Pipes.States.Reply = _ => PipeWorld.Failed;
        world.Put("k", "a");
        world.Put("k", "b");

        world.Run();

        Assert.Equal(3, world.Pipes.States.Calls.Count);
        var letter = Json.Parse(Assert.Single(world.Pipes.Sqs.Sqs.Peek(SqsWorld.Arn("dead"))));
        Assert.Equal("RetryAttemptsExhausted", letter["context"]!.TextOf("condition"));
        Assert.Equal(2, letter["KinesisBatchInfo"]!.WholeOf("batchSize"));
    }

    [Fact]
    public void Record_TooOld_IsGivenUp()
    {
        var world = new Streams($$$"""{"MaximumRecordAgeInSeconds":60,"DeadLetterConfig":{"Arn":"{{{SqsWorld.Arn("dead")}}}"}}""");
        world.Pipes.States.Reply = _ => PipeWorld.Failed;
        world.Put("k", "a");

        world.Run();

        var letter = Json.Parse(Assert.Single(world.Pipes.Sqs.Sqs.Peek(SqsWorld.Arn("dead"))));
        Assert.Equal("MaximumRecordAgeExceeded", letter["context"]!.TextOf("condition"));
    }

    [Fact]
    public void Batch_Bisected_OnlyThePoisonIsGivenUp()
    {
        var world = new Streams($$$"""{"MaximumRetryAttempts":3,"OnPartialBatchItemFailure":"AUTOMATIC_BISECT","DeadLetterConfig":{"Arn":"{{{SqsWorld.Arn("dead")}}}"}}""");
        var done = new List<string>();
        world.Pipes.States.Reply = call => Streams.Bodies(call).Contains("bad") ? PipeWorld.Failed : Streams.Done(call, done);
        foreach (var body in (string[])["a", "b", "bad", "d", "e"]) world.Put("k", body);

        world.Run();

        Assert.Equal(["a", "b", "d", "e"], done);
        Assert.Equal(1, Json.Parse(Assert.Single(world.Pipes.Sqs.Sqs.Peek(SqsWorld.Arn("dead"))))["KinesisBatchInfo"]!.WholeOf("batchSize"));
    }

    [Fact]
    public void AnyFailures_OrderOfEachKeyIsKept() =>
        Gen.Select(Gen.ULong[1, 1000], Gen.Int[0, 5].Array[1, 40], Gen.Int[1, 4], Gen.Int[1, 10]).Sample((seed, keys, lanes, batch) =>
        {
            var world = new Streams($$"""{"BatchSize":{{batch}},"ParallelizationFactor":{{lanes}}}""", seed, shards: 3);
            var chance = SeededRandom.For(seed, "test");
            var done = new List<string>();
            world.Pipes.States.Reply = call => chance.Chance(0.3) ? PipeWorld.Failed : Streams.Done(call, done);
            for (var number = 0; number < keys.Length; number++) world.Put($"{keys[number]}", $"{keys[number]}:{number}");

            world.Run();

            Assert.Equal(keys.Length, done.Count);
            foreach (var key in done.GroupBy(b => b.Split(':')[0]))
                Assert.Equal(key.OrderBy(b => int.Parse(b.Split(':')[1], CultureInfo.InvariantCulture)), key);
        }, iter: 100);

    private sealed class Streams
    {
        private static readonly string Arn = TestWorld.Home.Arn("kinesis", "stream/s");

        public Streams(string settings, ulong seed = 1, int shards = 1)
        {
            Pipes = new PipeWorld(seed);
            Pipes.Kinesis.Provision(Arn, JsonMap.Of(("ShardCount", shards)));
            Pipes.Pipe(PipeWorld.Machine, "{}", 1, ("Source", Arn), ("SourceParameters", JsonMap.Of(("KinesisStreamParameters", Json.Parse(settings)))));
        }

        public PipeWorld Pipes { get; }

        public void Put(string key, string body)
        {
            var answer = Pipes.Test.Call("kinesis", "PutRecord", JsonMap.Of(("StreamARN", Arn), ("PartitionKey", key), ("Data", Convert.ToBase64String(Encoding.UTF8.GetBytes(body)))));
            Assert.True(answer.Ok, answer.Error?.Message);
        }

        public void Run() => Pipes.Test.Loop.RunUntilIdle();

        public static IEnumerable<string> Bodies(AwsCall call) => ((JsonList)Json.Parse(call.Request.TextOf("input")!))
            .Select(r => Encoding.UTF8.GetString(Convert.FromBase64String(r.TextOf("data")!)));

        public static Answer Done(AwsCall call, List<string> done)
        {
            done.AddRange(Bodies(call));
            return PipeWorld.Succeeded("{}");
        }
    }
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.Kinesis;

namespace EventPatterns.Simulator.Tests.Kinesis;

public sealed class KinesisTests
{
    private readonly TestWorld _world = new();

    public KinesisTests()
    {
        var kinesis = new KinesisService(_world.World);
        kinesis.Provision(TestWorld.Home.Arn("kinesis", "stream/s"), JsonMap.Of(("ShardCount", 2)));
        _world.Door.Open(kinesis);
    }

    [Fact]
    public void ListShards_TwoShards_ShareOutAllHashKeys()
    {
        var ranges = Call("ListShards").Body.ListOf("Shards").Select(s => s["HashKeyRange"]!).ToList();

        Assert.Equal("0", ranges[0].TextOf("StartingHashKey"));
        Assert.Equal("170141183460469231731687303715884105727", ranges[0].TextOf("EndingHashKey"));
        Assert.Equal("170141183460469231731687303715884105728", ranges[1].TextOf("StartingHashKey"));
        Assert.Equal("340282366920938463463374607431768211455", ranges[1].TextOf("EndingHashKey"));
    }

    [Theory]
    [InlineData("a", "shardId-000000000000")] // md5 0cc1...
    [InlineData("b", "shardId-000000000001")] // md5 92eb...
    public void PutRecord_Key_IsHashedToItsShard(string key, string shard) =>
        Assert.Equal(shard, Put(key, "x").Body.TextOf("ShardId"));

    [Fact]
    public void GetRecords_FromTheHorizon_GivesAllInOrder()
    {
        Put("a", "1");
        Put("a", "2");

        Assert.Equal(["1", "2"], Read("TRIM_HORIZON"));
        Assert.Empty(Read("LATEST"));
    }

    [Fact]
    public void GetRecords_PastRetention_AreGone()
    {
        Put("a", "1");
        _world.Loop.Run(TimeSpan.FromHours(25));
        Put("a", "2");

        Assert.Equal(["2"], Read("TRIM_HORIZON"));
    }

    [Fact]
    public void GetRecords_AfterASequenceNumber_GivesWhatCameLater()
    {
        var first = Put("a", "1").Body.TextOf("SequenceNumber")!;
        Put("a", "2");

        Assert.Equal(["2"], Read("AFTER_SEQUENCE_NUMBER", ("StartingSequenceNumber", first)));
        Assert.Equal(["1", "2"], Read("AT_SEQUENCE_NUMBER", ("StartingSequenceNumber", first)));
    }

    [Fact]
    public void PutRecord_UnknownStream_IsRefused() =>
        Assert.Equal("ResourceNotFoundException", _world.Call("kinesis", "PutRecord", JsonMap.Of(("StreamName", "none"))).Error?.Code);

    private Answer Put(string key, string text) => Call("PutRecord", ("PartitionKey", key), ("Data", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text))));

    private IEnumerable<string> Read(string type, params ReadOnlySpan<(string, Json)> more)
    {
        var iterator = Call("GetShardIterator", [("ShardId", "shardId-000000000000"), ("ShardIteratorType", type), .. more]).Body["ShardIterator"]!;
        return Call("GetRecords", ("ShardIterator", iterator)).Body.ListOf("Records").Select(r => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(r.TextOf("Data")!)));
    }

    private Answer Call(string action, params ReadOnlySpan<(string, Json)> request) =>
        _world.Call("kinesis", action, JsonMap.Of([("StreamName", "s"), .. request]));
}

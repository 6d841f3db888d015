using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.Streams;

namespace EventPatterns.Simulator.Services.Kinesis;

/// <summary>What a reader asks before it reads: the shards, and a place in one.</summary>
internal static class IteratorCalls
{
    public static Answer Get(KinesisStream stream, Json request)
    {
        if (stream.Find(request.TextOf("ShardId")) is not { } shard)
            return Answer.Fail("ResourceNotFoundException", $"Shard {request.TextOf("ShardId")} does not exist in {stream.Arn}.");
        var sequence = request.TextOf("StartingSequenceNumber") ?? "";
        long? position = request.TextOf("ShardIteratorType") switch
        {
            "TRIM_HORIZON" => 0,
            "LATEST" => shard.End,
            "AT_SEQUENCE_NUMBER" => shard.Find(r => string.CompareOrdinal(r.SequenceNumber, sequence) >= 0),
            "AFTER_SEQUENCE_NUMBER" => shard.Find(r => string.CompareOrdinal(r.SequenceNumber, sequence) > 0),
            "AT_TIMESTAMP" when AwsTime.Read(request["Timestamp"]) is { } from => shard.Find(r => r.At >= from),
            _ => null,
        };
        return position is { } found
            ? Answer.Of(JsonMap.Of(("ShardIterator", new ShardIterator(stream.Arn, shard.Id, found).ToString())))
            : Answer.Fail("InvalidArgumentException", $"Invalid ShardIteratorType: {request.TextOf("ShardIteratorType")}.");
    }

    public static Answer Shards(KinesisStream stream) => Answer.Of(JsonMap.Of(("Shards", JsonList.Of(stream.Shards.Select(shard => JsonMap.Of(
        ("ShardId", shard.Id),
        ("HashKeyRange", JsonMap.Of(("StartingHashKey", shard.FirstHash.ToString()), ("EndingHashKey", shard.LastHash.ToString())))))))));

    public static Answer Summary(KinesisStream stream) => Answer.Of(JsonMap.Of(("StreamDescriptionSummary", JsonMap.Of(
        ("StreamName", Arns.Name(stream.Arn)),
        ("StreamARN", stream.Arn),
        ("StreamStatus", "ACTIVE"),
        ("StreamModeDetails", JsonMap.Of(("StreamMode", stream.OnDemand ? "ON_DEMAND" : "PROVISIONED"))),
        ("RetentionPeriodHours", (long)stream.Retention.TotalHours),
        ("OpenShardCount", stream.Shards.Count)))));
}

using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.Streams;

namespace EventPatterns.Simulator.Services.DynamoDb.Streams;

/// <summary>
/// What a reader of a table's stream calls (DynamoDB Streams' API reference). A stream here has one shard, so all its records
/// come in one order; AWS keeps it for each item.
/// </summary>
internal static class StreamCalls
{
    /// <summary>The one shard.</summary>
    public const string ShardId = "shardId-00000001";

    private const int MostRead = 1_000;

    public static bool Handles(string action) => action is "DescribeStream" or "GetShardIterator" or "GetRecords";

    /// <summary>The stream that the request is about, or null where it names none.</summary>
    public static string? ArnOf(Json request) => request.TextOf("StreamArn") ?? ShardIterator.Parse(request.TextOf("ShardIterator"))?.StreamArn;

    public static Answer Perform(ITableStreams streams, AwsCall call)
    {
        if (ArnOf(call.Request) is not { } arn || streams.FindStream(arn) is not { } stream)
            return Answer.Fail("ResourceNotFoundException", $"Requested resource not found: Stream: {ArnOf(call.Request)} not found");
        return call.Action switch
        {
            "DescribeStream" => Describe(stream),
            "GetShardIterator" => Iterator(stream, call.Request),
            _ => Records(stream, call.Request),
        };
    }

    private static Answer Describe(TableStream stream) => Answer.Of(JsonMap.Of(("StreamDescription", JsonMap.Of(
        ("StreamArn", stream.Arn),
        ("StreamStatus", "ENABLED"),
        ("StreamViewType", stream.ViewType),
        ("Shards", JsonList.Of(JsonMap.Of(("ShardId", ShardId))))))));

    private static Answer Iterator(TableStream stream, Json request)
    {
        long? position = request.TextOf("ShardIteratorType") switch
        {
            "TRIM_HORIZON" => 1,
            "LATEST" => stream.End,
            "AT_SEQUENCE_NUMBER" => Number(request),
            "AFTER_SEQUENCE_NUMBER" => Number(request) + 1,
            _ => null,
        };
        return position is { } from
            ? Answer.Of(JsonMap.Of(("ShardIterator", new ShardIterator(stream.Arn, ShardId, from).ToString())))
            : Answer.Fail("ValidationException", $"Invalid ShardIteratorType or SequenceNumber in {request}");
    }

    private static Answer Records(TableStream stream, Json request)
    {
        var iterator = ShardIterator.Parse(request.TextOf("ShardIterator"))!; // its stream was found by it
        var records = stream.Read(iterator.Position, (int)Math.Clamp(request.WholeOf("Limit") ?? MostRead, 1, MostRead));
        var next = records.Count > 0 ? records[^1].Number + 1 : iterator.Position;
        return Answer.Of(JsonMap.Of(
            ("NextShardIterator", (iterator with { Position = next }).ToString()),
            ("Records", JsonList.Of(records.Select(r => r.ToJson())))));
    }

    private static long? Number(Json request) =>
        long.TryParse(request.TextOf("SequenceNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

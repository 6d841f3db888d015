using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Streams;

namespace EventPatterns.Simulator.Services.Kinesis;

/// <summary>PutRecord, PutRecords and GetRecords (kinesis/latest/APIReference).</summary>
internal static class RecordCalls
{
    private const int LongestKey = 256;
    private const int LargestData = 10 * 1_048_576;
    private const int MostPut = 500;
    private const int MostRead = 10_000;

    public static Answer Put(KinesisStream stream, Json request, Moment? cause)
    {
        if (Wrong(request) is { } wrong) return wrong;
        return Answer.Of(Receipt(stream, request, cause));
    }

    public static Answer PutMany(KinesisStream stream, Json request, Moment? cause)
    {
        var records = request.ListOf("Records");
        if (records.Count is 0 or > MostPut) return Invalid($"Records must have 1 to {MostPut} entries, and has {records.Count}.");
        if (records.Select(Wrong).FirstOrDefault(w => w is not null) is { } wrong) return wrong;
        return Answer.Of(JsonMap.Of(("FailedRecordCount", 0), ("Records", JsonList.Of(records.Select(r => Receipt(stream, r, cause))))));
    }

    public static Answer Get(KinesisStream stream, Json request, DateTimeOffset now)
    {
        var iterator = ShardIterator.Parse(request.TextOf("ShardIterator"))!; // its stream was found by it
        if (stream.Find(iterator.ShardId) is not { } shard) return Answer.Fail("ResourceNotFoundException", $"Shard {iterator.ShardId} does not exist in {stream.Arn}.");
        var limit = request.WholeOf("Limit") ?? MostRead;
        if (limit is < 1 or > MostRead) return Invalid($"Limit must be from 1 to {MostRead}.");
        var (records, next) = shard.Read(iterator.Position, (int)limit);
        var behind = next < shard.End ? (long)(now - records[^1].At).TotalMilliseconds : 0;
        return Answer.Of(JsonMap.Of(
            ("Records", JsonList.Of(records.Select(r => r.ToJson()))),
            ("NextShardIterator", (iterator with { Position = next }).ToString()),
            ("MillisBehindLatest", behind)));
    }

    private static JsonMap Receipt(KinesisStream stream, Json record, Moment? cause)
    {
        var hash = record.TextOf("ExplicitHashKey") is { } given ? UInt128.Parse(given, CultureInfo.InvariantCulture) : (UInt128?)null;
        var (shard, put) = stream.Put(record.TextOf("PartitionKey")!, record.TextOf("Data")!, hash, cause);
        return JsonMap.Of(("SequenceNumber", put.SequenceNumber), ("ShardId", shard.Id));
    }

    private static AwsError? Wrong(Json record)
    {
        if (record.TextOf("PartitionKey") is not { Length: > 0 and <= LongestKey }) return Invalid($"PartitionKey must be a text of 1 to {LongestKey} characters.");
        if (record.TextOf("Data") is not { } data || !Convert.TryFromBase64String(data, new byte[data.Length], out var size)) return new AwsError("SerializationException", "Data must be given in base 64.");
        if (size > LargestData) return Invalid($"Data must be at most {LargestData} bytes.");
        return record.TextOf("ExplicitHashKey") is { } hash && !UInt128.TryParse(hash, CultureInfo.InvariantCulture, out _)
            ? new AwsError("InvalidArgumentException", $"Invalid ExplicitHashKey: {hash}.")
            : null;
    }

    private static AwsError Invalid(string message) => new("ValidationException", message);
}

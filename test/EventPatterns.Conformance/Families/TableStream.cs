using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Conformance.Families;

/// <summary>The records that a table's stream holds after puts, as https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html has them.</summary>
internal static class TableStream
{
    public static IEnumerable<JsonMap> RecordsOf(Json table, JsonList puts)
    {
        var hashKey = table.TextOf("hashKey")!;
        var items = new Dictionary<Json, JsonMap>();
        foreach (var item in puts.OfType<JsonMap>())
        {
            var key = item[hashKey]!;
            var old = items.GetValueOrDefault(key);
            items[key] = item;
            if (!item.Equals(old)) yield return Record(table, JsonMap.Of((hashKey, key)), old, item); // no change, no record
        }
    }

    private static JsonMap Record(Json table, JsonMap keys, JsonMap? old, JsonMap item) => JsonMap.Of(
        ("eventID", "1"),
        ("eventName", old is null ? "INSERT" : "MODIFY"),
        ("eventVersion", "1.1"),
        ("eventSource", "aws:dynamodb"),
        ("awsRegion", "us-east-1"),
        ("dynamodb", Change(table.TextOf("streamViewType")!, keys, old, item)),
        ("eventSourceARN", "arn:aws:dynamodb:us-east-1:111111111111:table/table/stream/1"));

    private static JsonMap Change(string view, JsonMap keys, JsonMap? old, JsonMap item)
    {
        var (withNew, withOld) = (view is "NEW_IMAGE" or "NEW_AND_OLD_IMAGES", view is "OLD_IMAGE" or "NEW_AND_OLD_IMAGES");
        var images = (withNew ? SizeOf(item) : 0) + (withOld && old is not null ? SizeOf(old) : 0);
        return new JsonMapBuilder()
            .Set("ApproximateCreationDateTime", 0)
            .Set("Keys", keys)
            .SetIf("NewImage", withNew ? item : null)
            .SetIf("OldImage", withOld ? old : null)
            .Set("SequenceNumber", "1")
            .Set("SizeBytes", SizeOf(keys) + images)
            .Set("StreamViewType", view)
            .Build();
    }

    private static long SizeOf(JsonMap item) => item.Sum(member => Encoding.UTF8.GetByteCount(member.Key) + SizeOf(member.Value));

    private static long SizeOf(Json attribute) => (attribute as JsonMap)?.Single() switch
    {
        ("S", JsonString text) => Encoding.UTF8.GetByteCount(text.Value),
        ("N", JsonString number) => (number.Value.Count(char.IsAsciiDigit) + 1) / 2 + 1,
        var other => throw new NotSupportedException($"The size of {other} in a stream's record is not known here."),
    };
}

using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Streams;

/// <summary>One change of an item, as a stream tells it (API reference, "Record" of DynamoDB Streams).</summary>
internal sealed record StreamRecord
{
    /// <summary>Unique among all records.</summary>
    public required string Id { get; init; }

    /// <summary>INSERT, MODIFY or REMOVE.</summary>
    public required string EventName { get; init; }

    /// <summary>Rises with every record of the stream.</summary>
    public required long Number { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The key of the item.</summary>
    public required AttributeMap Keys { get; init; }

    /// <summary>The item after the change, where the view has it.</summary>
    public AttributeMap? NewImage { get; init; }

    /// <summary>The item before the change, where the view has it.</summary>
    public AttributeMap? OldImage { get; init; }

    /// <summary>KEYS_ONLY, NEW_IMAGE, OLD_IMAGE or NEW_AND_OLD_IMAGES.</summary>
    public required string ViewType { get; init; }

    /// <summary>The region of the table.</summary>
    public required string Region { get; init; }

    /// <summary>Whether time to live removed the item, and no caller.</summary>
    public bool ByTimeToLive { get; init; }

    /// <summary>The call that made the change.</summary>
    public Moment? Cause { get; init; }

    /// <summary>The number as the API writes it.</summary>
    public string SequenceNumber => Number.ToString("D21", CultureInfo.InvariantCulture);

    /// <summary>The bytes of the key and the images.</summary>
    public int SizeBytes => Keys.Size + (NewImage?.Size ?? 0) + (OldImage?.Size ?? 0);

    /// <summary>The record as GetRecords, a pipe and an event source mapping give it.</summary>
    public Json ToJson()
    {
        var change = new JsonMapBuilder()
            .Set("ApproximateCreationDateTime", At.ToUnixTimeSeconds())
            .Set("Keys", Keys.ToJson())
            .SetIf("NewImage", NewImage?.ToJson())
            .SetIf("OldImage", OldImage?.ToJson())
            .Set("SequenceNumber", SequenceNumber)
            .Set("SizeBytes", SizeBytes)
            .Set("StreamViewType", ViewType)
            .Build();
        return new JsonMapBuilder()
            .Set("eventID", Id)
            .Set("eventName", EventName)
            .Set("eventVersion", "1.1")
            .Set("eventSource", "aws:dynamodb")
            .Set("awsRegion", Region)
            .Set("dynamodb", change)
            .SetIf("userIdentity", ByTimeToLive ? JsonMap.Of(("type", "Service"), ("principalId", "dynamodb.amazonaws.com")) : null)
            .Build();
    }
}

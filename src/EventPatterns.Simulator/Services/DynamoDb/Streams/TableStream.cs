using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Streams;

/// <summary>Where a reader of a stream begins.</summary>
internal enum StreamStart
{
    /// <summary>With what comes from now on.</summary>
    Latest,

    /// <summary>With the oldest record that the stream still has.</summary>
    TrimHorizon,
}

/// <summary>The changes of a table's items in order, kept for 24 hours.</summary>
/// <param name="arn">The stream's ARN.</param>
/// <param name="viewType">What of an item each record holds.</param>
/// <param name="region">The table's region.</param>
/// <param name="now">The virtual time.</param>
/// <param name="newId">Draws an id.</param>
internal sealed class TableStream(string arn, string viewType, string region, Func<DateTimeOffset> now, Func<string> newId)
{
    private static readonly TimeSpan Retention = TimeSpan.FromHours(24);
    private readonly Queue<StreamRecord> _records = new();
    private readonly List<Action<StreamRecord>> _readers = [];
    private long _number;

    /// <summary>The stream's ARN.</summary>
    public string Arn => arn;

    /// <summary>What of an item each record holds.</summary>
    public string ViewType => viewType;

    /// <summary>The records of the last 24 hours.</summary>
    public IReadOnlyCollection<StreamRecord> Records
    {
        get
        {
            Trim();
            return _records;
        }
    }

    /// <summary>
    /// Hands every record to the reader, in order: first those that are there, where it begins at the trim horizon. The
    /// reader is called within the write; it must put the record aside and handle it in a turn of the loop of its own.
    /// </summary>
    public void Subscribe(StreamStart start, Action<StreamRecord> reader)
    {
        if (start == StreamStart.TrimHorizon)
            foreach (var record in Records) reader(record);
        _readers.Add(reader);
    }

    internal void Append(KeySchema key, AttributeMap? before, AttributeMap? after, bool byService)
    {
        var record = new StreamRecord
        {
            Id = newId().Replace("-", "", StringComparison.Ordinal),
            EventName = before is null ? "INSERT" : after is null ? "REMOVE" : "MODIFY",
            Number = ++_number,
            At = now(),
            Keys = (after ?? before!).Only(key.All.Select(attribute => attribute.Name)),
            NewImage = viewType is "NEW_IMAGE" or "NEW_AND_OLD_IMAGES" ? after : null,
            OldImage = viewType is "OLD_IMAGE" or "NEW_AND_OLD_IMAGES" ? before : null,
            ViewType = viewType,
            Region = region,
            ByTimeToLive = byService,
        };
        Trim();
        _records.Enqueue(record);
        foreach (var reader in _readers) reader(record);
    }

    private void Trim()
    {
        while (_records.TryPeek(out var oldest) && now() - oldest.At > Retention) _records.Dequeue();
    }
}

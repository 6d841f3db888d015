using EventPatterns.Simulator.Kernel;
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
/// <param name="cause">What brings about the change that is made now.</param>
internal sealed class TableStream(string arn, string viewType, string region, Func<DateTimeOffset> now, Func<string> newId, Func<Moment?> cause)
{
    private static readonly TimeSpan Retention = TimeSpan.FromHours(24);
    private readonly List<StreamRecord> _records = [];
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

    /// <summary>The number that the next record will have.</summary>
    public long End => _number + 1;

    /// <summary>Up to <paramref name="most"/> records from the number on.</summary>
    public IReadOnlyList<StreamRecord> Read(long from, int most)
    {
        Trim();
        var at = _records.Count == 0 ? 0 : (int)Math.Clamp(from - _records[0].Number, 0, _records.Count);
        return _records.GetRange(at, Math.Min(most, _records.Count - at));
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
            Cause = cause(),
        };
        Trim();
        _records.Add(record);
        foreach (var reader in _readers) reader(record);
    }

    private void Trim()
    {
        var kept = _records.FindIndex(record => now() - record.At <= Retention);
        _records.RemoveRange(0, kept < 0 ? _records.Count : kept);
    }
}

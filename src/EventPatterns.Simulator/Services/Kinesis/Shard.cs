namespace EventPatterns.Simulator.Services.Kinesis;

/// <summary>A shard: records in the order of their arrival, kept as long as the stream says.</summary>
internal sealed class Shard(int number, UInt128 first, UInt128 last)
{
    private readonly List<KinesisRecord> _records = [];
    private long _trimmed;

    public string Id { get; } = $"shardId-{number:D12}";

    /// <summary>The first hash key that falls into it.</summary>
    public UInt128 FirstHash => first;

    /// <summary>The last hash key that falls into it.</summary>
    public UInt128 LastHash => last;

    /// <summary>The number of the next record to arrive.</summary>
    public long End => _trimmed + _records.Count;

    public void Append(KinesisRecord record) => _records.Add(record);

    /// <summary>Drops what arrived before the time.</summary>
    public void Trim(DateTimeOffset oldest)
    {
        var gone = _records.FindIndex(r => r.At >= oldest);
        if (gone < 0) gone = _records.Count;
        _records.RemoveRange(0, gone);
        _trimmed += gone;
    }

    /// <summary>Up to <paramref name="most"/> records from the position on, and the position after them.</summary>
    public (IReadOnlyList<KinesisRecord> Records, long Next) Read(long position, int most)
    {
        var at = (int)Math.Max(0, position - _trimmed);
        var records = _records.Skip(at).Take(most).ToList();
        return (records, _trimmed + Math.Min(at, _records.Count) + records.Count);
    }

    /// <summary>The position of the first record of which that holds; the end where there is none.</summary>
    public long Find(Predicate<KinesisRecord> wanted) => _records.FindIndex(wanted) is >= 0 and var at ? _trimmed + at : End;

    public KinesisRecord? Record(string sequenceNumber) => _records.FindLast(r => r.SequenceNumber == sequenceNumber);
}

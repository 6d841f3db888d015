using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Tables;

/// <summary>A table's items: a partition for each hash key, in it the items by range key.</summary>
internal sealed class ItemStore(KeySchema key)
{
    private readonly Dictionary<AttributeValue, List<AttributeMap>> _partitions = [];
    private readonly string? _range = key.Range.Length == 0 ? null : key.Range[0].Name;
    private List<List<AttributeMap>>? _scanOrder;

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>Rises with every write, so that what is derived from the items can be kept until then.</summary>
    public long Version { get; private set; }

    /// <summary>All items in the order of a scan: partitions by a hash of their key, as if at random but always the same.</summary>
    public IEnumerable<AttributeMap> All => (_scanOrder ??= Sorted()).SelectMany(partition => partition);

    public IReadOnlyList<AttributeMap> Partition(AttributeValue hash) => _partitions.GetValueOrDefault(hash) ?? [];

    public AttributeMap? Find(ItemKey itemKey)
    {
        if (!_partitions.TryGetValue(itemKey.Hash, out var partition)) return null;
        var at = Search(partition, itemKey.Range);
        return at < 0 ? null : partition[at];
    }

    /// <summary>Puts the item in the place of the key, or removes what is there where it is null.</summary>
    public void Write(ItemKey itemKey, AttributeMap? item)
    {
        Version++;
        if (!_partitions.TryGetValue(itemKey.Hash, out var partition))
        {
            if (item is null) return;
            _partitions.Add(itemKey.Hash, [item]);
            _scanOrder = null;
            Count++;
            return;
        }
        var at = Search(partition, itemKey.Range);
        if (item is null) Remove(itemKey, partition, at);
        else if (at >= 0) partition[at] = item;
        else
        {
            partition.Insert(~at, item);
            Count++;
        }
    }

    private void Remove(ItemKey itemKey, List<AttributeMap> partition, int at)
    {
        if (at < 0) return;
        partition.RemoveAt(at);
        Count--;
        if (partition.Count > 0) return;
        _partitions.Remove(itemKey.Hash);
        _scanOrder = null;
    }

    private int Search(List<AttributeMap> partition, AttributeValue? range)
    {
        if (_range is null) return 0;
        var (low, high) = (0, partition.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = partition[middle][_range]!.Order(range!)!.Value;
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }

    private List<List<AttributeMap>> Sorted() =>
        [.. _partitions.OrderBy(partition => PartitionOrder.Of(partition.Key)).ThenBy(partition => partition.Key, PartitionOrder.Ties).Select(partition => partition.Value)];
}

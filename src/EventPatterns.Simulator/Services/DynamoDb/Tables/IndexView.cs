using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Tables;

/// <summary>
/// The items of an index in its order. Items without the index's key are not in it (developer guide, "sparse indexes").
/// It is derived when it is read after a write: most tables of a simulation are small, and most writes are not read so.
/// </summary>
internal sealed class IndexView(Table table, IndexSchema index)
{
    private List<AttributeMap> _items = [];
    private long _version = -1;

    /// <summary>The items, by partition and range.</summary>
    public IReadOnlyList<AttributeMap> Items
    {
        get
        {
            if (_version == table.Items.Version) return _items;
            _items = [.. table.Items.All.Where(index.Key.IsIn)];
            _items.Sort(new ItemOrder(table.Key, index.Key));
            _version = table.Items.Version;
            return _items;
        }
    }
}

/// <summary>The order of items in an index: by partition, by range, then by the table's key.</summary>
internal sealed class ItemOrder(KeySchema tableKey, KeySchema key) : IComparer<AttributeMap>
{
    public int Compare(AttributeMap? one, AttributeMap? other)
    {
        var order = Hash(key, one!).CompareTo(Hash(key, other!));
        if (order == 0) order = ByAttributes(key.Hash.AsSpan(), one!, other!);
        if (order == 0) order = ByAttributes(key.Range.AsSpan(), one!, other!);
        if (order != 0 || ReferenceEquals(tableKey, key)) return order;
        order = Hash(tableKey, one!).CompareTo(Hash(tableKey, other!));
        return order != 0 ? order : ByAttributes(tableKey.All.AsSpan(), one!, other!);
    }

    private static ulong Hash(KeySchema schema, AttributeMap item) => PartitionOrder.Of(item[schema.Hash[0].Name]!);

    private static int ByAttributes(ReadOnlySpan<KeyAttribute> attributes, AttributeMap one, AttributeMap other)
    {
        foreach (var attribute in attributes)
            if (one[attribute.Name]!.Order(other[attribute.Name]!) is { } order and not 0) return order;
        return 0;
    }
}

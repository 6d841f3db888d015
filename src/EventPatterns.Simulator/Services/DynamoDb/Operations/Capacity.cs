using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>Capacity units (developer guide, "DynamoDB read and write operations").</summary>
internal static class Capacity
{
    private const int WriteUnit = 1024;
    private const int ReadUnit = 4096;

    /// <summary>What a read of so many bytes takes: half a unit for 4 KB, or a whole one where it is consistent.</summary>
    public static double OfRead(int bytes, bool consistent) => Math.Max(1, Units(bytes, ReadUnit)) * (consistent ? 1 : 0.5);

    /// <summary>What the change of an item takes of the table itself: a unit for each KB of the larger image.</summary>
    public static double OfWrite(AttributeMap? before, AttributeMap? after) =>
        Math.Max(1, Units(Math.Max(before?.Size ?? 0, after?.Size ?? 0), WriteUnit));

    /// <summary>The member ConsumedCapacity, or null where the request asks for none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="table">The table.</param>
    /// <param name="units">The units of the table itself, or of the index that is read.</param>
    /// <param name="indexes">The units of the indexes.</param>
    public static JsonMap? Report(Json request, Table table, double units, IReadOnlyDictionary<IndexSchema, double>? indexes = null)
    {
        var wanted = request.TextOf("ReturnConsumedCapacity");
        if (wanted is not ("TOTAL" or "INDEXES")) return null;
        var report = new JsonMapBuilder()
            .Set("TableName", table.Name)
            .Set("CapacityUnits", units + (indexes?.Values.Sum() ?? 0));
        if (wanted == "TOTAL") return report.Build();
        return report.Set("Table", Number(units))
            .SetIf("GlobalSecondaryIndexes", OfIndexes(indexes, isGlobal: true))
            .SetIf("LocalSecondaryIndexes", OfIndexes(indexes, isGlobal: false))
            .Build();
    }

    /// <summary>What the change of an item takes of each index that holds it.</summary>
    public static IReadOnlyDictionary<IndexSchema, double> OfIndexWrites(Table table, AttributeMap? before, AttributeMap? after)
    {
        var units = new Dictionary<IndexSchema, double>();
        foreach (var index in table.Schema.Indexes)
        {
            var (old, fresh) = (Entry(table, index, before), Entry(table, index, after));
            if (OfEntry(index, old, fresh) is > 0 and var taken) units.Add(index, taken);
        }
        return units;
    }

    private static AttributeMap? Entry(Table table, IndexSchema index, AttributeMap? item) =>
        item is not null && index.Key.IsIn(item) ? index.Entry(item, table.Key) : null;

    private static double OfEntry(IndexSchema index, AttributeMap? before, AttributeMap? after)
    {
        if (before is null && after is null) return 0;
        if (before is null || after is null) return OfWrite(before, after);
        var sameKey = index.Key.All.All(attribute => before[attribute.Name]!.Equals(after[attribute.Name]));
        if (!sameKey) return OfWrite(before, null) + OfWrite(null, after); // one entry goes, another comes
        return before.Equals(after) ? 0 : OfWrite(before, after);
    }

    private static JsonMap? OfIndexes(IReadOnlyDictionary<IndexSchema, double>? indexes, bool isGlobal)
    {
        var report = new JsonMapBuilder();
        foreach (var (index, units) in indexes ?? new Dictionary<IndexSchema, double>())
            if (index.IsGlobal == isGlobal) report.Set(index.Name, Number(units));
        return report.Count == 0 ? null : report.Build();
    }

    private static JsonMap Number(double units) => JsonMap.Of(("CapacityUnits", units));

    private static double Units(int bytes, int unit) => (bytes + unit - 1) / unit;
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>Reads one page of a query or a scan: at most Limit items, and about 1 MB, before the filter.</summary>
internal sealed class PageReader(ReadTarget target, Json request)
{
    private const int MaxBytes = 1024 * 1024;
    private readonly List<AttributeMap> _found = [];
    private int _evaluated;
    private int _bytes;
    private AttributeMap? _last;

    public required Condition? Filter { get; init; }

    public required Substitutions Given { get; init; }

    public required Projection? Projection { get; init; }

    /// <summary>Reads on from the start key, if there is one.</summary>
    public Answer Read(IEnumerable<AttributeMap> items, AttributeMap? start, bool forward)
    {
        var order = target.Order;
        if (!forward) items = items.Reverse();
        if (start is not null) items = items.SkipWhile(item => forward ? order.Compare(item, start) <= 0 : order.Compare(item, start) >= 0);
        var limit = (int?)(request["Limit"] as JsonNumber)?.Whole ?? int.MaxValue;
        foreach (var item in items)
        {
            Take(item);
            if (_evaluated < limit && _bytes < MaxBytes) continue;
            _last = item.Only(target.StartNames);
            break;
        }
        return Reply();
    }

    private void Take(AttributeMap item)
    {
        var entry = target.Index?.Entry(item, target.Table.Key) ?? item;
        _evaluated++;
        _bytes += entry.Size;
        // A local index fetches from its table what it does not hold; a global one can't.
        var visible = target.Index is { IsGlobal: true } ? entry : item;
        if (Filter is not null && !new ConditionEvaluator(visible, Given).Holds(Filter)) return;
        _found.Add(Projection?.Of(visible) ?? (request.TextOf("Select") == "ALL_ATTRIBUTES" ? item : entry));
    }

    private Answer Reply()
    {
        var units = Capacity.OfRead(_bytes, request.IsTrue("ConsistentRead"));
        var consumed = target.Index is { } index
            ? Capacity.Report(request, target.Table, 0, new Dictionary<IndexSchema, double> { [index] = units })
            : Capacity.Report(request, target.Table, units);
        var items = request.TextOf("Select") == "COUNT" ? null : JsonList.Of(_found.Select(item => item.ToJson()));
        return Answer.Of(new JsonMapBuilder()
            .SetIf("Items", items)
            .Set("Count", _found.Count)
            .Set("ScannedCount", _evaluated)
            .SetIf("LastEvaluatedKey", _last?.ToJson())
            .SetIf("ConsumedCapacity", consumed)
            .Build());
    }
}

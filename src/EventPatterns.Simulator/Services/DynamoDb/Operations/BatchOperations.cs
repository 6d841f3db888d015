using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>BatchGetItem and BatchWriteItem. The simulator processes every part: nothing comes back unprocessed.</summary>
internal static class BatchOperations
{
    private const int MaxGets = 100;
    private const int MaxWrites = 25;

    public static Answer Get(Database database, Place place, Json request)
    {
        if ((Parameters.Length(request, "RequestItems", 1, MaxGets) ?? Parameters.Returns(request)) is { } invalid) return invalid;
        var reads = new List<TableGets>();
        foreach (var (name, part) in (JsonMap)request["RequestItems"]!)
        {
            if (ReadGets(name, part, out var read) is { } wrong) return wrong;
            reads.Add(read!);
        }
        if (reads.Sum(read => read.Keys.Count) > MaxGets) return Refusal.Invalid("Too many items requested for the BatchGetItem call");
        foreach (var read in reads)
            if (Bind(database, place, read) is { } unfit) return unfit;
        return Reply(database, place, request, reads);
    }

    public static Answer Write(Database database, Place place, Json request)
    {
        if ((Parameters.Length(request, "RequestItems", 1, MaxWrites) ?? Parameters.Returns(request)) is { } invalid) return invalid;
        if (ReadWrites(request, out var writes) is { } wrong) return wrong;
        if (writes.Count > MaxWrites) return Refusal.Invalid("Too many items requested for the BatchWriteItem call");
        var seen = new HashSet<(Table, ItemKey)>();
        foreach (var write in writes)
        {
            if (database.Find(write.TableName, place) is not { } table) return Refusal.NoTable;
            if (write.Bind(table.Schema) is { } unfit) return unfit;
            if (!seen.Add((table, ItemKey.Of(table.Key, write.Given)))) return Refusal.Invalid("Provided list of item keys contains duplicates");
        }
        return Perform(database, place, request, writes);
    }

    private static AwsError? ReadGets(string table, Json part, out TableGets? gets)
    {
        gets = null;
        if (Parameters.Kinds(part, ["ProjectionExpression"], ["AttributesToGet"]) is { } mixed) return mixed;
        var keys = new List<AttributeMap>();
        foreach (var json in part["Keys"] as JsonList ?? JsonList.Empty)
        {
            if (ValueReader.ReadMap(json, out var key) is { } fault) return Refusal.Invalid(fault.Message);
            keys.Add(key);
        }
        if (ReadOperations.ReadProjection(part, out var projection) is { } wrong) return wrong;
        gets = new(table, keys, projection, part.IsTrue("ConsistentRead"));
        return null;
    }

    private static AwsError? Bind(Database database, Place place, TableGets read)
    {
        if (database.Find(read.Table, place) is not { } table) return Refusal.NoTable;
        foreach (var key in read.Keys)
            if (ReadOperations.Bind(table, key, read.Projection) is { } unfit) return unfit;
        return read.Keys.Select(key => ItemKey.Of(table.Key, key)).Distinct().Count() < read.Keys.Count
            ? Refusal.Invalid("Provided list of item keys contains duplicates")
            : null;
    }

    private static Answer Reply(Database database, Place place, Json request, List<TableGets> reads)
    {
        var responses = new JsonMapBuilder();
        var capacity = new List<Json>();
        foreach (var read in reads)
        {
            var table = database.Find(read.Table, place)!;
            var items = read.Keys.Select(key => table.Items.Find(ItemKey.Of(table.Key, key))).ToList();
            responses.Set(read.Table, JsonList.Of(items.OfType<AttributeMap>().Select(item => (read.Projection?.Of(item) ?? item).ToJson())));
            if (Capacity.Report(request, table, items.Sum(item => Capacity.OfRead(item?.Size ?? 0, read.Consistent))) is { } report) capacity.Add(report);
        }
        return Answer.Of(new JsonMapBuilder()
            .Set("Responses", responses.Build())
            .Set("UnprocessedKeys", JsonMap.Empty)
            .SetIf("ConsumedCapacity", capacity.Count == 0 ? null : JsonList.Of(capacity))
            .Build());
    }

    private static AwsError? ReadWrites(Json request, out List<ItemWrite> writes)
    {
        writes = [];
        foreach (var (table, list) in (JsonMap)request["RequestItems"]!)
            foreach (var part in list as JsonList ?? JsonList.Empty)
            {
                var (kind, body) = part["PutRequest"] is { } put ? (WriteKind.Put, put) : (WriteKind.Delete, part["DeleteRequest"]);
                if (body is not JsonMap || ((JsonMap)part).Count != 1)
                    return Refusal.Invalid("Supplied WriteRequest is empty, must contain exactly one of the supported operations: PutRequest, DeleteRequest");
                var named = JsonMap.Of(("TableName", table), ((kind == WriteKind.Put ? "Item" : "Key"), body[kind == WriteKind.Put ? "Item" : "Key"] ?? Json.Null));
                if (ItemWrite.Read(kind, named, out var write) is { } wrong) return wrong;
                writes.Add(write!);
            }
        return null;
    }

    private static Answer Perform(Database database, Place place, Json request, List<ItemWrite> writes)
    {
        var units = new Dictionary<Table, double>();
        foreach (var write in writes)
        {
            var table = database.Find(write.TableName, place)!;
            var key = ItemKey.Of(table.Key, write.Given);
            var before = table.Items.Find(key);
            var after = write.Kind == WriteKind.Put ? write.Given : null;
            units[table] = units.GetValueOrDefault(table) + Capacity.OfWrite(before, after);
            table.Write(key, before, after);
        }
        var capacity = units.Select(taken => Capacity.Report(request, taken.Key, taken.Value)).OfType<Json>().ToList();
        return Answer.Of(new JsonMapBuilder()
            .Set("UnprocessedItems", JsonMap.Empty)
            .SetIf("ConsumedCapacity", capacity.Count == 0 ? null : JsonList.Of(capacity))
            .Build());
    }

    private sealed record TableGets(string Table, List<AttributeMap> Keys, Projection? Projection, bool Consistent);
}

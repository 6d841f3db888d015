using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>TransactWriteItems and TransactGetItems (developer guide, "Amazon DynamoDB Transactions: How it works").</summary>
internal static class TransactionOperations
{
    private const int MaxItems = 100;
    private const int UnitsTwice = 2; // a transaction prepares and commits, and takes capacity for both

    public static Answer Write(Database database, Place place, Json request)
    {
        if (CheckWrite(request) is { } invalid) return invalid;
        if (ReadWrites((JsonList)request["TransactItems"]!, out var writes) is { } wrong) return wrong;
        var token = request.TextOf("ClientRequestToken");
        if (token is not null && database.Tokens.Find(token) is { } done)
            return done.Equals(request["TransactItems"]!)
                ? Answer.Empty
                : new AwsError("IdempotentParameterMismatchException", "The request uses the same client token as a previous, but non-identical request.");
        if (Prepare(database, place, writes, out var changes) is { } refused) return refused;
        foreach (var change in changes) change.Table.Write(change.Key, change.Before, change.After);
        if (token is not null) database.Tokens.Remember(token, request["TransactItems"]!);
        return Reply(request, changes);
    }

    public static Answer Get(Database database, Place place, Json request)
    {
        if ((Parameters.Length(request, "TransactItems", 1, MaxItems) ?? Parameters.Returns(request)) is { } invalid) return invalid;
        var responses = new List<Json>();
        var units = new Dictionary<Table, double>();
        foreach (var part in (JsonList)request["TransactItems"]!)
        {
            if (part["Get"] is not { } get) return Refusal.Invalid("TransactItems can only contain Get");
            if (ReadOne(database, place, get, out var table, out var item) is { } wrong) return wrong;
            responses.Add(item is null ? JsonMap.Empty : JsonMap.Of(("Item", item.ToJson())));
            units[table!] = units.GetValueOrDefault(table!) + (UnitsTwice * Capacity.OfRead(item?.Size ?? 0, consistent: true));
        }
        return Answer.Of(new JsonMapBuilder()
            .Set("Responses", JsonList.Of(responses))
            .SetIf("ConsumedCapacity", Consumed(request, units))
            .Build());
    }

    private static AwsError? CheckWrite(Json request) =>
        Parameters.Length(request, "TransactItems", 1, MaxItems)
        ?? Parameters.Returns(request)
        ?? (request.TextOf("ClientRequestToken") is { Length: > 36 } token
            ? Refusal.Invalid($"1 validation error detected: Value '{token}' at 'clientRequestToken' failed to satisfy constraint: Member must have length less than or equal to 36")
            : null);

    private static AwsError? ReadWrites(JsonList items, out List<ItemWrite> writes)
    {
        writes = [];
        foreach (var part in items)
        {
            if (part is not JsonMap { Count: 1 } map || KindOf(map.Names.First()) is not { } kind)
                return Refusal.Invalid("TransactItems can only contain one of Check, Put, Update or Delete");
            if (ItemWrite.Read(kind, map[map.Names.First()]!, out var write) is { } wrong) return wrong;
            if (kind == WriteKind.Update && Parameters.Required(map["Update"]!, "UpdateExpression") is { } absent) return absent;
            writes.Add(write!);
        }
        return null;
    }

    private static WriteKind? KindOf(string name) => name switch
    {
        "Put" => WriteKind.Put,
        "Update" => WriteKind.Update,
        "Delete" => WriteKind.Delete,
        "ConditionCheck" => WriteKind.Check,
        _ => null,
    };

    private static AwsError? Prepare(Database database, Place place, List<ItemWrite> writes, out List<Change> changes)
    {
        changes = [];
        var reasons = new AwsError?[writes.Count];
        var seen = new HashSet<(Table, ItemKey)>();
        foreach (var write in writes)
            if (database.Find(write.TableName, place) is null) return Refusal.NoTable;
        for (var at = 0; at < reasons.Length; at++)
        {
            var table = database.Find(writes[at].TableName, place)!;
            reasons[at] = writes[at].Bind(table.Schema);
            if (reasons[at] is not null) continue;
            var key = ItemKey.Of(table.Key, writes[at].Given);
            if (!seen.Add((table, key))) return Refusal.Invalid("Transaction request cannot include multiple operations on one item");
            var before = table.Items.Find(key);
            reasons[at] = writes[at].Outcome(before, table.Schema, out var after);
            changes.Add(new(table, key, before, after));
        }
        return Array.Exists(reasons, reason => reason is not null) ? Cancelled(reasons) : null;
    }

    private static AwsError Cancelled(AwsError?[] reasons)
    {
        var codes = reasons.Select(reason => reason?.Code switch
        {
            null => "None",
            "ConditionalCheckFailedException" => "ConditionalCheckFailed",
            _ => "ValidationError",
        }).ToList();
        var details = reasons.Zip(codes, (reason, code) => new JsonMapBuilder()
            .Set("Code", code)
            .SetIf("Message", reason is null ? null : new JsonString(reason.Message))
            .SetIf("Item", reason?.Details?["Item"])
            .Build());
        return new("TransactionCanceledException", $"Transaction cancelled, please refer cancellation reasons for specific reasons [{string.Join(", ", codes)}]")
        {
            Details = JsonMap.Of(("CancellationReasons", JsonList.Of(details))),
        };
    }

    private static Answer Reply(Json request, List<Change> changes)
    {
        var units = new Dictionary<Table, double>();
        foreach (var change in changes)
            units[change.Table] = units.GetValueOrDefault(change.Table) + (UnitsTwice * Capacity.OfWrite(change.Before, change.After));
        return Consumed(request, units) is { } consumed ? Answer.Of(JsonMap.Of(("ConsumedCapacity", consumed))) : Answer.Empty;
    }

    private static AwsError? ReadOne(Database database, Place place, Json get, out Table? table, out AttributeMap? item)
    {
        (table, item) = (null, null);
        if (Parameters.Required(get, "TableName", "Key") is { } absent) return absent;
        if (Parameters.Kinds(get, ["ProjectionExpression"], []) is { } mixed) return mixed;
        if (ValueReader.ReadMap(get["Key"], out var key) is { } fault) return Refusal.Invalid(fault.Message);
        if (ReadOperations.ReadProjection(get, out var projection) is { } wrong) return wrong;
        table = database.Find(get.TextOf("TableName")!, place);
        if (table is null) return Refusal.NoTable;
        if (ReadOperations.Bind(table, key, projection) is { } unfit) return unfit;
        item = table.Items.Find(ItemKey.Of(table.Key, key));
        if (item is not null && projection is not null) item = projection.Of(item);
        return null;
    }

    private static JsonList? Consumed(Json request, Dictionary<Table, double> units)
    {
        var reports = units.Select(taken => Capacity.Report(request, taken.Key, taken.Value)).OfType<Json>().ToList();
        return reports.Count == 0 ? null : JsonList.Of(reports);
    }

    private sealed record Change(Table Table, ItemKey Key, AttributeMap? Before, AttributeMap? After);
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>PutItem, UpdateItem and DeleteItem.</summary>
internal static class WriteOperations
{
    public static Answer Write(Database database, Place place, WriteKind kind, Json request)
    {
        if (ItemWrite.Read(kind, request, out var write) is { } wrong) return wrong;
        if (database.Find(write!.TableName, place) is not { } table) return Refusal.NoTable;
        if (write.Bind(table.Schema) is { } unfit) return unfit;
        var key = ItemKey.Of(table.Key, write.Given);
        var before = table.Items.Find(key);
        if (write.Outcome(before, table.Schema, out var after) is { } refused) return refused;
        table.Write(key, before, after);
        return Reply(request, write, table, before, after);
    }

    private static Answer Reply(Json request, ItemWrite write, Table table, AttributeMap? before, AttributeMap? after)
    {
        var attributes = Returned(request.TextOf("ReturnValues"), write, before, after);
        var metered = request.TextOf("ReturnConsumedCapacity") is "TOTAL" or "INDEXES";
        if (attributes is null && !metered) return Answer.Empty;
        return Answer.Of(new JsonMapBuilder()
            .SetIf("Attributes", attributes?.ToJson())
            .SetIf("ConsumedCapacity", metered
                ? Capacity.Report(request, table, Capacity.OfWrite(before, after), Capacity.OfIndexWrites(table, before, after))
                : null)
            .Build());
    }

    private static AttributeMap? Returned(string? wanted, ItemWrite write, AttributeMap? before, AttributeMap? after)
    {
        var returned = wanted switch
        {
            "ALL_OLD" => before,
            "ALL_NEW" => after,
            "UPDATED_OLD" => Updated(write, before),
            "UPDATED_NEW" => Updated(write, after),
            _ => null,
        };
        return returned is { Count: > 0 } ? returned : null;
    }

    private static AttributeMap? Updated(ItemWrite write, AttributeMap? item) =>
        item is null ? null : new Projection([.. write.Update.Select(action => action.Path)]).Of(item);
}

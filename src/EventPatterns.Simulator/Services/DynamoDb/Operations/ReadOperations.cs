using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>GetItem.</summary>
internal static class ReadOperations
{
    public static Answer Get(Database database, Place place, Json request)
    {
        if (Parameters.Required(request, "TableName", "Key") is { } absent) return absent;
        if (Parameters.Returns(request) is { } invalid) return invalid;
        if (Parameters.Kinds(request, ["ProjectionExpression"], ["AttributesToGet"]) is { } mixed) return mixed;
        if (ValueReader.ReadMap(request["Key"], out var key) is { } fault) return Refusal.Invalid(fault.Message);
        if (ReadProjection(request, out var projection) is { } wrong) return wrong;
        if (database.Find(request.TextOf("TableName")!, place) is not { } table) return Refusal.NoTable;
        if (Bind(table, key, projection) is { } unfit) return unfit;
        var item = table.Items.Find(ItemKey.Of(table.Key, key));
        var units = Capacity.OfRead(item?.Size ?? 0, request.IsTrue("ConsistentRead"));
        return Answer.Of(new JsonMapBuilder()
            .SetIf("Item", item is null ? null : (projection?.Of(item) ?? item).ToJson())
            .SetIf("ConsumedCapacity", Capacity.Report(request, table, units))
            .Build());
    }

    /// <summary>Reads the projection, as an expression or as the legacy list of attributes.</summary>
    public static AwsError? ReadProjection(Json request, out Projection? projection)
    {
        projection = LegacyProjection(request, out var duplicate);
        if (duplicate is not null) return Refusal.Invalid($"One or more parameter values were invalid: Duplicate value in attribute name: {duplicate}");
        if (ExpressionSet.Read(request, out var expressions) is { } wrong) return wrong;
        projection = expressions.Projection ?? projection;
        return null;
    }

    public static Projection? LegacyProjection(Json request, out string? duplicate)
    {
        duplicate = null;
        if (request["AttributesToGet"] is not JsonList list) return null;
        var names = list.OfType<JsonString>().Select(text => text.Value).ToList();
        duplicate = names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1)?.Key;
        return new([.. names.Select(DocumentPath.Of)]);
    }

    /// <summary>Checks key and projection against the table.</summary>
    public static AwsError? Bind(Table table, AttributeMap key, Projection? projection) =>
        KeyRules.Key(table.Key, key)
        ?? (projection is null ? null : ExpressionSet.KeyParts(projection.Paths, table.Schema));
}

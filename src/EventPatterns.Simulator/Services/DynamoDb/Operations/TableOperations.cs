using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Streams;
using EventPatterns.Simulator.Services.DynamoDb.Tables;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>CreateTable, DescribeTable, DeleteTable, ListTables and the calls of time to live.</summary>
internal static class TableOperations
{
    public static Answer Create(Database database, Place place, Json request)
    {
        if (Parameters.Required(request, "TableName", "AttributeDefinitions", "KeySchema") is { } absent) return absent;
        var arn = Database.ArnOf(request.TextOf("TableName")!, place);
        if (database.Find(arn, place) is not null)
            return new AwsError("ResourceInUseException", $"Table already exists: {request.TextOf("TableName")}");
        if (Make(database, arn, request, out var table) is { } wrong) return wrong;
        return Answer.Of(JsonMap.Of(("TableDescription", TableDescription.Of(table!))));
    }

    /// <summary>Makes the table and adds it to the database.</summary>
    public static AwsError? Make(Database database, string arn, Json definition, out Table? table)
    {
        table = null;
        if (TableSchema.Read(definition, out var schema) is { } wrong) return Refusal.Invalid(wrong);
        table = new(arn, arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..], schema)
        {
            Definition = definition,
            CreatedAt = database.Now,
            Id = database.NewId(),
        };
        if (definition["StreamSpecification"] is { } stream && stream["StreamEnabled"] is not JsonBoolean { Value: false })
            table.Stream = MakeStream(database, arn, stream);
        database.Add(table);
        return null;
    }

    public static Answer Describe(Database database, Place place, Json request) =>
        OfTable(database, place, request, table => Answer.Of(JsonMap.Of(("Table", TableDescription.Of(table)))));

    public static Answer Delete(Database database, Place place, Json request) => OfTable(database, place, request, table =>
    {
        database.Remove(table);
        return Answer.Of(JsonMap.Of(("TableDescription", TableDescription.Of(table))));
    });

    public static Answer List(Database database, Place place)
    {
        var prefix = Database.ArnOf("", place);
        var names = database.Tables.Where(table => table.Arn.StartsWith(prefix, StringComparison.Ordinal)).Select(table => table.Name);
        return Answer.Of(JsonMap.Of(("TableNames", JsonList.Of(names.Order(StringComparer.Ordinal).Select(name => (Json)name)))));
    }

    public static Answer UpdateTimeToLive(Database database, Place place, Json request) => OfTable(database, place, request, table =>
    {
        var specification = request["TimeToLiveSpecification"];
        var enabled = specification?["Enabled"] is JsonBoolean { Value: true };
        table.TimeToLive = enabled ? specification!.TextOf("AttributeName") : null;
        return Answer.Of(JsonMap.Of(("TimeToLiveSpecification", specification ?? Json.Null)));
    });

    public static Answer DescribeTimeToLive(Database database, Place place, Json request) => OfTable(database, place, request, table =>
    {
        var description = new JsonMapBuilder()
            .Set("TimeToLiveStatus", table.TimeToLive is null ? "DISABLED" : "ENABLED")
            .SetIf("AttributeName", table.TimeToLive is { } name ? (Json)name : null);
        return Answer.Of(JsonMap.Of(("TimeToLiveDescription", description.Build())));
    });

    private static Answer OfTable(Database database, Place place, Json request, Func<Table, Answer> act)
    {
        if (Parameters.Required(request, "TableName") is { } absent) return absent;
        var name = request.TextOf("TableName")!;
        return database.Find(name, place) is { } table
            ? act(table)
            : new AwsError("ResourceNotFoundException", $"Requested resource not found: Table: {name} not found");
    }

    private static TableStream MakeStream(Database database, string arn, Json specification)
    {
        var label = database.Now.ToString("yyyy-MM-ddTHH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture);
        var region = arn.Split(':')[3];
        var view = specification.TextOf("StreamViewType") ?? "NEW_AND_OLD_IMAGES";
        return new($"{arn}/stream/{label}", view, region, () => database.Now, database.NewId);
    }
}

using System.Globalization;
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
        if (Make(database, arn, Arns.Name(arn), request, streamArn: null, out var table) is { } wrong) return wrong;
        return Answer.Of(JsonMap.Of(("TableDescription", TableDescription.Of(table!))));
    }

    /// <summary>Makes the table and adds it to the database; its stream's ARN is given, or holds the time.</summary>
    public static AwsError? Make(Database database, string arn, string name, Json definition, string? streamArn, out Table? table)
    {
        table = null;
        if (TableSchema.Read(definition, out var schema) is { } wrong) return Refusal.Invalid(wrong);
        table = new(arn, name, schema)
        {
            Definition = definition,
            CreatedAt = database.Now,
            Id = database.NewId(),
        };
        if (definition["StreamSpecification"] is { } stream && stream["StreamEnabled"] is not JsonBoolean { Value: false })
            table.Stream = MakeStream(database, streamArn ?? StreamArn(database, arn), stream);
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

    private static TableStream MakeStream(Database database, string arn, Json specification) =>
        new(arn, specification.TextOf("StreamViewType") ?? "NEW_AND_OLD_IMAGES", Arns.Place(arn).Region, () => database.Now, database.NewId, () => database.Cause);

    // The label is the time at which the stream was switched on.
    private static string StreamArn(Database database, string tableArn) =>
        $"{tableArn}/stream/{database.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture)}";
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Services.DynamoDb;

/// <summary>
/// What a caller of DynamoDB must be allowed (service authorization reference, "Actions, resources, and condition keys
/// for Amazon DynamoDB"). A transaction needs the permissions of its parts; an index has an ARN of its own.
/// </summary>
internal static class TablePermissions
{
    public static IEnumerable<Permission> Of(Database database, AwsCall call) => call.Action switch
    {
        "ListTables" => [new(call.Name, "*")],
        "TransactWriteItems" => call.Request.ListOf("TransactItems").SelectMany(item => OfParts(database, call, item)),
        "TransactGetItems" => call.Request.ListOf("TransactItems").SelectMany(item => OfParts(database, call, item)),
        "BatchGetItem" or "BatchWriteItem" => (call.Request.MapOf("RequestItems")?.Names ?? [])
            .Select(table => new Permission(call.Name, Database.ArnOf(table, call.Place))),
        _ => [OfTable(database, call, call.Action, call.Request)],
    };

    private static IEnumerable<Permission> OfParts(Database database, AwsCall call, Json item)
    {
        foreach (var (kind, request) in item as JsonMap ?? JsonMap.Empty)
            yield return OfTable(database, call, kind == "ConditionCheck" ? "ConditionCheckItem" : kind + "Item", request);
    }

    private static Permission OfTable(Database database, AwsCall call, string action, Json request)
    {
        if (request.TextOf("TableName") is not { } name) return new($"dynamodb:{action}", "*");
        var arn = Database.ArnOf(name, call.Place);
        var resource = request.TextOf("IndexName") is { } index ? $"{arn}/index/{index}" : arn;
        return new($"dynamodb:{action}", resource) { Context = LeadingKeys(database, arn, request) };
    }

    // The value of the partition's key, which a policy may bind to the caller.
    private static Dictionary<string, IReadOnlyList<string>>? LeadingKeys(Database database, string arn, Json request)
    {
        if ((request["Key"] ?? request["Item"]) is not { } item || database.Find(arn) is not { } table) return null;
        return item[table.Key.Hash[0].Name] is JsonMap { Count: 1 } value && value.First().Value is JsonString text
            ? new() { ["dynamodb:LeadingKeys"] = [text.Value] }
            : null;
    }
}

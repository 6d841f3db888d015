using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.DynamoDb.Tables;

/// <summary>A table as DescribeTable tells it.</summary>
internal static class TableDescription
{
    public static JsonMap Of(Table table)
    {
        var definition = table.Definition;
        return new JsonMapBuilder()
            .SetIf("AttributeDefinitions", definition["AttributeDefinitions"])
            .Set("TableName", table.Name)
            .SetIf("KeySchema", definition["KeySchema"])
            .Set("TableStatus", "ACTIVE")
            .Set("CreationDateTime", table.CreatedAt.ToUnixTimeSeconds())
            .Set("ProvisionedThroughput", Throughput(definition["ProvisionedThroughput"]))
            .Set("TableSizeBytes", table.Items.All.Sum(item => (long)item.Size))
            .Set("ItemCount", table.Items.Count)
            .Set("TableArn", table.Arn)
            .Set("TableId", table.Id)
            .SetIf("BillingModeSummary", definition.TextOf("BillingMode") == "PAY_PER_REQUEST" ? JsonMap.Of(("BillingMode", "PAY_PER_REQUEST")) : null)
            .SetIf("GlobalSecondaryIndexes", Indexes(table, "GlobalSecondaryIndexes"))
            .SetIf("LocalSecondaryIndexes", Indexes(table, "LocalSecondaryIndexes"))
            .SetIf("StreamSpecification", table.Stream is null ? null : JsonMap.Of(("StreamEnabled", true), ("StreamViewType", table.Stream.ViewType)))
            .SetIf("LatestStreamArn", table.Stream is { } stream ? (Json)stream.Arn : null)
            .SetIf("LatestStreamLabel", table.Stream is { } named ? (Json)named.Arn[(named.Arn.LastIndexOf('/') + 1)..] : null)
            .Set("DeletionProtectionEnabled", definition["DeletionProtectionEnabled"] ?? Json.False)
            .Build();
    }

    private static JsonMap Throughput(Json? given) => JsonMap.Of(
        ("NumberOfDecreasesToday", 0),
        ("ReadCapacityUnits", given?["ReadCapacityUnits"] ?? 0),
        ("WriteCapacityUnits", given?["WriteCapacityUnits"] ?? 0));

    private static JsonList? Indexes(Table table, string parameter) => table.Definition[parameter] is JsonList { Count: > 0 } list
        ? JsonList.Of(list.Select(index => ((JsonMap)index)
            .With("IndexStatus", "ACTIVE")
            .With("IndexArn", $"{table.Arn}/index/{index.TextOf("IndexName")}")))
        : null;
}

using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;

namespace EventPatterns.Client;

/// <summary>Reads what a pattern keeps in DynamoDB, such as the state of a circuit.</summary>
public static class TableItems
{
    /// <summary>An item as plain JSON, as last written; null where there is none.</summary>
    /// <param name="dynamo">The client of DynamoDB.</param>
    /// <param name="table">The table.</param>
    /// <param name="key">The item's key: strings by attribute.</param>
    /// <param name="cancellation">Ends the call.</param>
    public static async Task<JsonObject?> ReadAsync(IAmazonDynamoDB dynamo, string table, IReadOnlyDictionary<string, string> key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dynamo);
        var request = new GetItemRequest
        {
            TableName = table,
            Key = key.ToDictionary(part => part.Key, part => new AttributeValue(part.Value)),
            ConsistentRead = true,
        };
        var response = await dynamo.GetItemAsync(request, cancellation).ConfigureAwait(false);
        return response.IsItemSet ? JsonNode.Parse(Document.FromAttributeMap(response.Item).ToJson())!.AsObject() : null;
    }
}

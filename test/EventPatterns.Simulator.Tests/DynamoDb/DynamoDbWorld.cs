using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb;

namespace EventPatterns.Simulator.Tests.DynamoDb;

/// <summary>A world with DynamoDB alone, and two tables: <c>things</c> by id, and <c>orders</c> by customer and number.</summary>
internal sealed class DynamoDbWorld
{
    private const string Things = """
        {
          "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }],
          "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }],
          "StreamSpecification": { "StreamViewType": "NEW_AND_OLD_IMAGES" },
          "TimeToLiveSpecification": { "AttributeName": "expires", "Enabled": true }
        }
        """;

    private const string Orders = """
        {
          "AttributeDefinitions": [
            { "AttributeName": "customer", "AttributeType": "S" }, { "AttributeName": "num", "AttributeType": "N" },
            { "AttributeName": "state", "AttributeType": "S" }, { "AttributeName": "placed", "AttributeType": "S" }],
          "KeySchema": [{ "AttributeName": "customer", "KeyType": "HASH" }, { "AttributeName": "num", "KeyType": "RANGE" }],
          "GlobalSecondaryIndexes": [{
            "IndexName": "by-state", "Projection": { "ProjectionType": "INCLUDE", "NonKeyAttributes": ["amount"] },
            "KeySchema": [{ "AttributeName": "state", "KeyType": "HASH" }, { "AttributeName": "placed", "KeyType": "RANGE" }] }],
          "LocalSecondaryIndexes": [{
            "IndexName": "by-placed", "Projection": { "ProjectionType": "KEYS_ONLY" },
            "KeySchema": [{ "AttributeName": "customer", "KeyType": "HASH" }, { "AttributeName": "placed", "KeyType": "RANGE" }] }]
        }
        """;

    public DynamoDbWorld(ulong seed = 1)
    {
        World = new TestWorld(seed);
        Service = new DynamoDbService(World.World);
        World.Door.Open(Service);
        Service.Provision(Arn("things"), "things", Json.Parse(Things));
        Service.Provision(Arn("orders"), "orders", Json.Parse(Orders));
    }

    public TestWorld World { get; }

    public DynamoDbService Service { get; }

    public static string Arn(string table) => TestWorld.Home.Arn("dynamodb", "table/" + table);

    public Answer Call(string action, string request) => World.Call("dynamodb", action, Json.Parse(request));

    /// <summary>The body of a call that must succeed.</summary>
    public Json Do(string action, string request)
    {
        var answer = Call(action, request);
        Assert.True(answer.Ok, $"{action}: {answer.Error?.Code}: {answer.Error?.Message}");
        return answer.Body;
    }

    /// <summary>The error of a call that must be refused.</summary>
    public AwsError Refused(string action, string request)
    {
        var answer = Call(action, request);
        Assert.False(answer.Ok, $"{action} succeeded: {answer.Body}");
        return answer.Error!;
    }

    public void PutThing(string attributes) => Do("PutItem", $$"""{ "TableName": "things", "Item": {{attributes}} }""");

    public JsonMap? Thing(string id) => Service.Item(Arn("things"), JsonMap.Of(("id", JsonMap.Of(("S", id)))));
}

using CsCheck;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.DynamoDb;

public sealed class TransactionTests
{
    private readonly DynamoDbWorld _db = new();

    private static string Put(string id, string? condition = null) =>
        $$"""{ "Put": { "TableName": "things", "Item": { "id": { "S": "{{id}}" } } {{(condition is null ? "" : $", \"ConditionExpression\": \"{condition}\"")}} } }""";

    private static string Items(params IEnumerable<string> parts) => $$"""{ "TransactItems": [{{string.Join(",", parts)}}] }""";

    [Fact]
    public void Write_OneConditionFails_NothingIsWrittenAndReasonsStandInOrder()
    {
        _db.PutThing("""{ "id": { "S": "b" } }""");

        var error = _db.Refused("TransactWriteItems", Items(Put("a"), Put("b", "attribute_not_exists(id)"), Put("c")));

        Assert.Equal("TransactionCanceledException", error.Code);
        Assert.EndsWith("[None, ConditionalCheckFailed, None]", error.Message, StringComparison.Ordinal);
        Assert.Equal("ConditionalCheckFailed", error.Details!.ListOf("CancellationReasons")[1].TextOf("Code"));
        Assert.Null(_db.Thing("a"));
    }

    [Fact]
    public void Write_AnyFailures_AllOrNothing() => Gen.Bool.Array[1, 8].Sample(present =>
    {
        var db = new TransactionTests();
        for (var at = 0; at < present.Length; at++)
            if (present[at]) db._db.PutThing($$"""{ "id": { "S": "{{at}}" }, "old": { "BOOL": true } }""");
        var fails = present.Contains(true);

        var answer = db._db.Call("TransactWriteItems", Items(present.Select((_, at) => Put($"{at}", "attribute_not_exists(id)"))));

        Assert.Equal(!fails, answer.Ok);
        for (var at = 0; at < present.Length; at++) Assert.Equal(!fails || present[at], db._db.Thing($"{at}") is not null);
    }, iter: 100);

    [Fact]
    public void Write_OneItemTwice_IsRefused() =>
        Assert.Equal("Transaction request cannot include multiple operations on one item", _db.Refused("TransactWriteItems", Items(Put("a"), Put("a"))).Message);

    [Fact]
    public void Write_SameToken_IsDoneOnce()
    {
        const string Count = """
            { "ClientRequestToken": "once", "TransactItems": [{ "Update": { "TableName": "things", "Key": { "id": { "S": "t" } },
              "UpdateExpression": "ADD n :one", "ExpressionAttributeValues": { ":one": { "N": "1" } } } }] }
            """;

        _db.Do("TransactWriteItems", Count);
        _db.Do("TransactWriteItems", Count);
        var other = _db.Refused("TransactWriteItems", Count.Replace("ADD n", "ADD m", StringComparison.Ordinal));

        Assert.Equal("1", _db.Thing("t")!["n"]!.TextOf("N"));
        Assert.Equal("IdempotentParameterMismatchException", other.Code);
    }

    [Fact]
    public void Permissions_OfATransaction_AreThoseOfItsParts()
    {
        _db.Do("TransactWriteItems", """
            { "TransactItems": [
              { "Put": { "TableName": "things", "Item": { "id": { "S": "a" } } } },
              { "ConditionCheck": { "TableName": "things", "Key": { "id": { "S": "b" } }, "ConditionExpression": "attribute_not_exists(id)" } }] }
            """);

        Assert.Equal(
            [("dynamodb:PutItem", DynamoDbWorld.Arn("things"), "a"), ("dynamodb:ConditionCheckItem", DynamoDbWorld.Arn("things"), "b")],
            _db.World.Asked.Select(asked => (asked.Permission.Action, asked.Permission.Resource, asked.Permission.Context!["dynamodb:LeadingKeys"][0])));
    }
}

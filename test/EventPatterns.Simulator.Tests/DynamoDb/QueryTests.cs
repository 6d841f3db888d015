using CsCheck;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.DynamoDb;

public sealed class QueryTests
{
    private readonly DynamoDbWorld _db = new();

    private void PutOrder(string customer, int no, string? state = null, string? placed = null)
    {
        var more = (state is null ? "" : $$""", "state": { "S": "{{state}}" }""") + (placed is null ? "" : $$""", "placed": { "S": "{{placed}}" }""");
        _db.Do("PutItem", $$"""{ "TableName": "orders", "Item": { "customer": { "S": "{{customer}}" }, "num": { "N": "{{no}}" }, "amount": { "N": "1" }, "note": { "S": "n" }{{more}} } }""");
    }

    private static List<int> Numbers(Json body) => [.. body.ListOf("Items").Select(item => int.Parse(item["num"]!.TextOf("N")!, System.Globalization.CultureInfo.InvariantCulture))];

    [Fact]
    public void Query_AnyRange_EqualsTheModel() => Gen.Select(Gen.Int[-20, 20].Array[0, 30], Gen.Int[-20, 20], Gen.Int[0, 4], Gen.Bool, Gen.Int[1, 7]).Sample(
        (numbers, bound, operation, forward, limit) =>
        {
            var db = new QueryTests();
            foreach (var no in numbers) db.PutOrder("c", no);
            var symbol = new[] { "=", "<", "<=", ">", ">=" }[operation];
            var model = numbers.Distinct().Order().Where(no => operation switch { 0 => no == bound, 1 => no < bound, 2 => no <= bound, 3 => no > bound, _ => no >= bound }).ToList();
            if (!forward) model.Reverse();

            Assert.Equal(model, db.AllPages(symbol, bound, forward, limit));
        }, iter: 200);

    private List<int> AllPages(string symbol, int bound, bool forward, int limit)
    {
        var found = new List<int>();
        for (Json? start = null; ;)
        {
            var request = new JsonMapBuilder().Set("TableName", "orders").Set("KeyConditionExpression", $"customer = :c AND num {symbol} :n")
                .Set("ExpressionAttributeValues", Json.Parse($$"""{ ":c": { "S": "c" }, ":n": { "N": "{{bound}}" } }"""))
                .Set("ScanIndexForward", forward).Set("Limit", limit).SetIf("ExclusiveStartKey", start).Build();
            var page = _db.Do("Query", request.ToString());
            found.AddRange(Numbers(page));
            start = page["LastEvaluatedKey"];
            if (start is null) return found;
        }
    }

    [Fact]
    public void Query_GlobalIndex_HoldsOnlyItemsWithItsKeyAndWhatItProjects()
    {
        PutOrder("a", 1, state: "open", placed: "2");
        PutOrder("b", 2, state: "open", placed: "1");
        PutOrder("c", 3, state: "open");

        var body = _db.Do("Query", """
            { "TableName": "orders", "IndexName": "by-state", "KeyConditionExpression": "#s = :s",
              "ExpressionAttributeNames": { "#s": "state" }, "ExpressionAttributeValues": { ":s": { "S": "open" } } }
            """);

        Assert.Equal([2, 1], Numbers(body));
        Assert.Equal(["customer", "num", "state", "placed", "amount"], ((JsonMap)body.ListOf("Items")[0]).Names);
    }

    [Theory]
    [InlineData("""{ "IndexName": "by-state", "ConsistentRead": true, "KeyConditionExpression": "#s = :s", "ExpressionAttributeNames": { "#s": "state" } }""", "Consistent reads are not supported on global secondary indexes")]
    [InlineData("""{ "IndexName": "none", "KeyConditionExpression": "customer = :s" }""", "The table does not have the specified index: none")]
    [InlineData("""{ "KeyConditionExpression": "num = :s" }""", "Query condition missed key schema element: customer")]
    [InlineData("""{ "KeyConditionExpression": "customer > :s" }""", "Query key condition not supported")]
    [InlineData("""{ "KeyConditionExpression": "customer = :s AND amount = :s" }""", "Query condition missed key schema element: num")]
    [InlineData("""{ "KeyConditionExpression": "customer = :s AND num = :s" }""", "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    [InlineData("""{ "KeyConditionExpression": "customer = :s", "FilterExpression": "num = :s" }""", "Filter Expression can only contain non-primary key attributes: Primary key attribute: num")]
    [InlineData("""{ "KeyConditionExpression": "customer = :s", "ExclusiveStartKey": { "customer": { "S": "s" } } }""", "The provided starting key is invalid")]
    [InlineData("""{ "KeyConditionExpression": "customer = :s", "ExclusiveStartKey": { "customer": { "S": "other" }, "num": { "N": "1" } } }""", "The provided starting key is outside query boundaries based on provided conditions")]
    public void Query_Faulty_IsRefusedInAwsWords(string request, string message)
    {
        var whole = ((JsonMap)Json.Parse(request)).With("TableName", "orders").With("ExpressionAttributeValues", Json.Parse("""{":s":{"S":"s"}}"""));

        Assert.Equal(message, _db.Refused("Query", whole.ToString()).Message);
    }

    [Fact]
    public void Query_Filter_CountsWhatItScanned()
    {
        PutOrder("a", 1, state: "open");
        PutOrder("a", 2);

        var body = _db.Do("Query", """
            { "TableName": "orders", "KeyConditionExpression": "customer = :c", "FilterExpression": "attribute_exists(#s)",
              "ExpressionAttributeNames": { "#s": "state" }, "ExpressionAttributeValues": { ":c": { "S": "a" } } }
            """);

        Assert.Equal((1L, 2L), (body.WholeOf("Count"), body.WholeOf("ScannedCount")));
    }

    [Fact]
    public void Scan_PageByPage_MeetsEveryItemOnce()
    {
        for (var at = 0; at < 25; at++) PutOrder($"c{at % 7}", at);
        var met = new List<int>();
        for (Json? start = null; ;)
        {
            var page = _db.Do("Scan", new JsonMapBuilder().Set("TableName", "orders").Set("Limit", 4).SetIf("ExclusiveStartKey", start).Build().ToString());
            met.AddRange(Numbers(page));
            start = page["LastEvaluatedKey"];
            if (start is null) break;
        }

        Assert.Equal(Enumerable.Range(0, 25), met.Order());
    }
}

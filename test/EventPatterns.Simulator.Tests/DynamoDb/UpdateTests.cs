using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.DynamoDb;

public sealed class UpdateTests
{
    private readonly DynamoDbWorld _db = new();

    public UpdateTests() => _db.PutThing("""
        { "id": { "S": "t" }, "n": { "N": "5" }, "m": { "M": { "a": { "N": "1" } } }, "l": { "L": [{ "N": "1" }, { "N": "2" }, { "N": "3" }] }, "s": { "SS": ["x", "y"] } }
        """);

    private Json Update(string expression, string values = "", string returns = "UPDATED_NEW") =>
        _db.Do("UpdateItem", Request(expression, values, returns))["Attributes"] ?? JsonMap.Empty;

    private static string Request(string expression, string values, string returns = "NONE", string id = "t") =>
        $$"""{ "TableName": "things", "Key": { "id": { "S": "{{id}}" } }, "UpdateExpression": "{{expression}}", "ReturnValues": "{{returns}}" {{(values.Length == 0 ? "" : $", \"ExpressionAttributeValues\": {values}")}} }""";

    [Theory]
    [InlineData("SET n = n + :v", """{":v":{"N":"0.5"}}""", """{"n":{"N":"5.5"}}""")]
    [InlineData("SET n = :v - n", """{":v":{"N":"1"}}""", """{"n":{"N":"-4"}}""")]
    [InlineData("SET x = if_not_exists(x, :v), n = if_not_exists(n, :v)", """{":v":{"N":"9"}}""", """{"x":{"N":"9"},"n":{"N":"5"}}""")]
    [InlineData("SET l = list_append(:v, l)", """{":v":{"L":[{"N":"0"}]}}""", """{"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"N":"3"}]}}""")]
    [InlineData("SET m.b = m.a, m.a = :v", """{":v":{"N":"7"}}""", """{"m":{"M":{"b":{"N":"1"},"a":{"N":"7"}}}}""")]
    [InlineData("SET l[9] = :v", """{":v":{"N":"4"}}""", "{}")]
    [InlineData("ADD n :v, fresh :v", """{":v":{"N":"2"}}""", """{"n":{"N":"7"},"fresh":{"N":"2"}}""")]
    [InlineData("ADD s :v", """{":v":{"SS":["y","z"]}}""", """{"s":{"SS":["x","y","z"]}}""")]
    [InlineData("DELETE s :v", """{":v":{"SS":["y","z"]}}""", """{"s":{"SS":["x"]}}""")]
    [InlineData("DELETE s :v", """{":v":{"SS":["x","y"]}}""", "{}")]
    public void Update_Expression_ReturnsWhatItMade(string expression, string values, string expected) =>
        Assert.Equal(Json.Parse(expected), Update(expression, values));

    [Fact]
    public void Update_SetAndRemoveInOneList_CountPlacesAsTheyWere()
    {
        Update("REMOVE l[0], l[2] SET l[1] = :v", """{":v":{"N":"22"}}""");

        Assert.Equal(Json.Parse("""{"L":[{"N":"22"}]}"""), _db.Thing("t")!["l"]);
    }

    [Theory]
    [InlineData("SET x = nowhere", "", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET nowhere.x = n", "", "The document path provided in the update expression is invalid for update")]
    [InlineData("REMOVE nowhere.x", "", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET n = s + n", "", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD s :v", """{":v":{"NS":["1"]}}""", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET id = :v", """{":v":{"S":"u"}}""", "One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key")]
    [InlineData("SET n = n SET m = m", "", "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;")]
    [InlineData("SET m = n, m.a = n", "", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m], path two: [m, a]")]
    [InlineData("SET m.a = n, m[0] = n", "", "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [m, a], path two: [m, [0]]")]
    [InlineData("SET n = n + n + n", "", "Invalid UpdateExpression: Syntax error; token: \"+\", near: \"n + n\"")]
    public void Update_Faulty_IsRefusedInAwsWords(string expression, string values, string message)
    {
        var before = _db.Thing("t");

        var error = _db.Refused("UpdateItem", Request(expression, values));

        Assert.Equal(("ValidationException", message), (error.Code, error.Message));
        Assert.Equal(before, _db.Thing("t"));
    }

    [Fact]
    public void Update_AbsentItem_IsMade()
    {
        _db.Do("UpdateItem", Request("SET n = :v", """{":v":{"N":"1"}}""", id: "new"));

        Assert.Equal(Json.Parse("""{"id":{"S":"new"},"n":{"N":"1"}}"""), _db.Thing("new"));
    }

    [Fact]
    public void Update_AbsentItemWithRemovalsAlone_IsNotMade()
    {
        _db.Do("UpdateItem", Request("REMOVE n", "", id: "new"));

        Assert.Null(_db.Thing("new"));
    }

    [Fact]
    public void Update_LegacyAttributeUpdates_DoAsExpressions()
    {
        _db.Do("UpdateItem", """
            { "TableName": "things", "Key": { "id": { "S": "t" } }, "AttributeUpdates": {
              "n": { "Action": "ADD", "Value": { "N": "1" } }, "m": { "Action": "DELETE" }, "x": { "Value": { "S": "put" } } } }
            """);

        var thing = _db.Thing("t")!;
        Assert.Equal(("6", "put", false), (thing["n"]!.TextOf("N"), thing["x"]!.TextOf("S"), thing.Has("m")));
    }
}

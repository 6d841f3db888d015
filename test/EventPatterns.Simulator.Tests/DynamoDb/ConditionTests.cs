using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.DynamoDb;

public sealed class ConditionTests
{
    private readonly DynamoDbWorld _db = new();

    public ConditionTests() => _db.PutThing("""
        { "id": { "S": "t" }, "n": { "N": "5" }, "txt": { "S": "breaker" }, "tags": { "SS": ["a", "b"] },
          "lst": { "L": [{ "S": "x" }, { "N": "2" }] }, "obj": { "M": { "deep": { "BOOL": true } } } }
        """);

    [Theory]
    [InlineData("n = :five", true)]
    [InlineData("n > :four AND n < :six", true)]
    [InlineData("n > :six OR NOT n = :six", true)]
    [InlineData("n BETWEEN :four AND :six", true)]
    [InlineData("n IN (:four, :six)", false)]
    [InlineData("absent <> :five", true)]
    [InlineData("absent = :five", false)]
    [InlineData("txt < :five", false)]
    [InlineData("attribute_exists(obj.deep) AND attribute_not_exists(obj.absent)", true)]
    [InlineData("attribute_type(tags, :ss)", true)]
    [InlineData("begins_with(txt, :br)", true)]
    [InlineData("contains(txt, :br) AND contains(tags, :a) AND contains(lst, :x)", true)]
    [InlineData("size(tags) = size(lst)", true)]
    [InlineData("size(txt) >= :five", true)]
    [InlineData("lst[1] < :four", true)]
    [InlineData("lst[7] < :four", false)]
    [InlineData("n = :six OR n = :five AND n = :six", false)]
    [InlineData("(n = :six OR n = :five) AND NOT n = :six", true)]
    public void Update_Condition_HoldsOrFails(string condition, bool holds)
    {
        var values = new (string Name, string Value)[]
        {
            (":four", """{"N":"4"}"""), (":five", """{"N":"5.0"}"""), (":six", """{"N":"6"}"""),
            (":ss", """{"S":"SS"}"""), (":br", """{"S":"br"}"""), (":a", """{"S":"a"}"""), (":x", """{"S":"x"}"""),
        }.Where(value => condition.Contains(value.Name + " ") || condition.Contains(value.Name + ")") || condition.Contains(value.Name + ",") || condition.EndsWith(value.Name, StringComparison.Ordinal));
        var given = string.Join(",", values.Select(value => $"\"{value.Name}\":{value.Value}"));
        var parameter = given.Length == 0 ? "" : $", \"ExpressionAttributeValues\": {{{given}}}";

        var answer = _db.Call("UpdateItem", $$"""{ "TableName": "things", "Key": { "id": { "S": "t" } }, "ConditionExpression": "{{condition}}"{{parameter}} }""");

        Assert.Equal(holds ? null : "ConditionalCheckFailedException", answer.Error?.Code);
    }

    [Fact]
    public void Put_FailedCondition_GivesTheItemBackWhereAsked()
    {
        var error = _db.Refused("PutItem", """
            { "TableName": "things", "Item": { "id": { "S": "t" } }, "ConditionExpression": "attribute_not_exists(id)",
              "ReturnValuesOnConditionCheckFailure": "ALL_OLD" }
            """);

        Assert.Equal("ConditionalCheckFailedException", error.Code);
        Assert.Equal("5", error.Details!["Item"]!["n"]!.TextOf("N"));
    }

    [Theory]
    [InlineData("a ==  b", "Syntax error; token: \"=\", near: \"==  b\"")]
    [InlineData("status = id", "Attribute name is a reserved keyword; reserved keyword: status")]
    [InlineData("((id = n))", "The expression has redundant parentheses;")]
    [InlineData("attribute_exits(id)", "Invalid function name; function: attribute_exits")]
    [InlineData("size(id)", "The function is not allowed to be used this way in an expression; function: size")]
    [InlineData("contains(id)", "Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1")]
    [InlineData("id = id", "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [id]")]
    [InlineData("id = :none", "An expression attribute value used in expression is not defined; attribute value: :none")]
    [InlineData("#none = id", "An expression attribute name used in the document path is not defined; attribute name: #none")]
    [InlineData("", "The expression can not be empty;")]
    public void Delete_FaultyCondition_IsRefusedInAwsWords(string condition, string message)
    {
        var request = JsonMap.Of(("TableName", "things"), ("Key", Json.Parse("""{"id":{"S":"t"}}""")), ("ConditionExpression", condition));

        var error = _db.Refused("DeleteItem", request.ToString());

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal("Invalid ConditionExpression: " + message, error.Message);
    }

    [Fact]
    public void Put_LegacyExpected_IsChecked()
    {
        var error = _db.Refused("PutItem", """
            { "TableName": "things", "Item": { "id": { "S": "t" } }, "Expected": { "n": { "ComparisonOperator": "GT", "AttributeValueList": [{ "N": "7" }] } } }
            """);

        Assert.Equal("ConditionalCheckFailedException", error.Code);
    }
}

using EventPatterns.Simulator.Data;

namespace EventPatterns.Jsonata.Tests;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("$states.input.price * 2", "3")]
    [InlineData("$states.input.items[qty > 1].sku", "\"b\"")]
    [InlineData("$sum($states.input.items.(qty * 10))", "40")]
    [InlineData("$map($states.input.items, function($item) { $item.sku & '!' })", """["a!","b!"]""")]
    [InlineData("$states.input.items^(>qty).sku", """["b","a"]""")]
    [InlineData("$states.input.items{sku: qty}", """{"a":1,"b":3}""")]
    [InlineData("( $double := function($n) { $n * 2 }; $double(21) )", "42")]
    [InlineData("$reduce([1..5], function($a, $b) { $a + $b })", "15")]
    [InlineData("$contains('order-17', /^order-\\d+$/)", "true")]
    [InlineData("$base64encode('hello')", "\"aGVsbG8=\"")]
    [InlineData("$base64decode('aGVsbG8=')", "\"hello\"")]
    [InlineData("$states.input ~> |items|{'seen': true}|", """{"price":1.5,"items":[{"sku":"a","qty":1,"seen":true},{"sku":"b","qty":3,"seen":true}]}""")]
    public void Evaluate_Expression_GivesItsResult(string expression, string expected) =>
        Assert.Equal(Json.Parse(expected), Json.Parse(Jsonata.Text(expression, """{"price":1.5,"items":[{"sku":"a","qty":1},{"sku":"b","qty":3}]}""")));

    [Theory]
    [InlineData("$missing")]
    [InlineData("$states.input.missing")]
    [InlineData("unqualified")]
    [InlineData("$")]
    public void Evaluate_NothingThere_GivesUndefined(string expression) => Assert.Null(Jsonata.Evaluate(expression));

    [Fact]
    public void Evaluate_Null_IsNotUndefined() => Assert.Same(Json.Null, Jsonata.Evaluate("$states.input.it", Json.Parse("""{"it":null}""")));

    [Fact]
    public void Evaluate_UndefinedMember_IsLeftOut() => Assert.Equal("""{"b":null}""", Jsonata.Text("{'a': $missing, 'b': null}"));

    [Theory]
    [InlineData("1 +", "S0207")]
    [InlineData("'a' + 1", "T2001")]
    [InlineData("$missing()", "T1006")]
    [InlineData("$error('no stock')", "D3137")]
    [InlineData("1/0", "D1001")]
    [InlineData("$eval('1 + 1')", "T1006")]
    public void Evaluate_Wrong_ThrowsJsonatasCode(string expression, string code) => Assert.Equal(code, Jsonata.Fails(expression).Code);

    [Fact]
    public void Evaluate_RaisedError_KeepsItsMessage() => Assert.Equal("no stock", Jsonata.Fails("$error('no stock')").Message);

    [Theory]
    [InlineData("$states.input.a ?? 1")]
    [InlineData("$states.input.a ?: 1")]
    public void Validate_OperatorsNewerThanStepFunctions_AreRefused(string expression) =>
        Assert.Equal("S0211", Assert.ThrowsAny<Simulator.Services.StepFunctions.Jsonata.JsonataException>(() => Jsonata.Engine.Validate(expression)).Code);

    [Fact]
    public void Validate_GoodExpression_Passes() => Jsonata.Engine.Validate("$states.input.a & 'b'");
}

using CsCheck;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Jsonata.Tests;

public sealed class ConversionTests
{
    private static readonly Gen<Json> Scalar = Gen.OneOf<Json>(
        Gen.Const(Json.Null), Gen.Bool.Select(b => (Json)b), Gen.Long.Select(n => (Json)n), Gen.Double[-1e9, 1e9].Select(n => (Json)n),
        Gen.String[Gen.Char.AlphaNumeric, 0, 8].Select(s => (Json)s));

    private static readonly Gen<Json> Value = Gen.Recursive<Json>((depth, inner) => depth > 3 ? Scalar : Gen.OneOf(Scalar,
        inner.Array[0, 4].Select(items => (Json)JsonList.Of(items)),
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 5], inner).Array[0, 4].Select(Map)));

    [Fact]
    public void Evaluate_InputHandedThrough_ComesBackAsItWas() =>
        Value.Sample(value =>
        {
            var boxed = JsonMap.Of(("it", value));
            Assert.Equal(boxed.ToString(), Jsonata.Evaluate("$states.input", boxed)!.ToString());
        }, iter: 300);

    [Theory]
    [InlineData("""{"big":9007199254740993,"price":1.10,"2":"b","1":"a"}""")]
    [InlineData("""[[],[null],{"__proto__":{"x":1}}]""")]
    public void Evaluate_InputHandedThrough_KeepsSpellingAndOrder(string text) => Assert.Equal(text, Jsonata.Text("$states.input", text));

    [Theory]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("1e21 * 1", "1e+21")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("-0", "0")]
    public void Evaluate_Number_IsSpeltAsJavaScriptDoes(string expression, string expected) => Assert.Equal(expected, Jsonata.Text(expression));

    [Fact]
    public void Evaluate_FunctionInResult_Throws() => Assert.Contains("function", Jsonata.Fails("{'f': function($x) { $x }}").Message, StringComparison.Ordinal);

    [Fact]
    public void Evaluate_ManyInputs_ConvertsEachAfresh()
    {
        for (var n = 0; n < 3000; n++)
            Assert.Equal(new JsonNumber(n), Jsonata.Evaluate("$states.input.a[0].n", Json.Parse($$"""{"a":[{"n":{{n}}}]}""")));
    }

    private static Json Map((string Name, Json Value)[] members)
    {
        var map = new JsonMapBuilder();
        foreach (var (name, value) in members) map.Set(name, value);
        return map.Build();
    }
}

using CsCheck;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests;

public sealed class JsonTextTests
{
    private static readonly Gen<string> Texts = Gen.String[Gen.OneOf(Gen.Char["ab\"\\/<\n\t\u007f\u2028é"], Gen.Char[' ', '~']), 0, 12];
    private static readonly Gen<Json> Scalars = Gen.OneOf(
        Texts.Select(text => (Json)text), Gen.Long.Select(number => (Json)number), Gen.Double[-1e9, 1e20].Select(number => (Json)number), Gen.Const(Json.Null), Gen.Bool.Select(flag => (Json)flag));
    private static readonly Gen<Json> Lists = Scalars.Array[0, 4].Select(items => (Json)JsonList.Of(items));
    private static readonly Gen<Json> Values = Gen.Select(Texts, Gen.OneOf(Scalars, Lists)).Array[0, 20].Select(Map);

    [Fact]
    public void Utf8Length_AnyValue_AsItIsWritten() => Values.Sample(value => value.Utf8Length == value.ToUtf8().Length);

    [Fact]
    public void Parsed_TextOfAnyValue_TheValueAndItsText() => Values.Sample(value =>
    {
        var (held, read) = (JsonString.Of(value), new JsonString(value.ToString()));
        return held.Equals(read) && held.TextLength == read.TextLength && held.Parsed == value && read.Parsed!.ToString() == read.Value;
    });

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("no JSON")]
    public void Parsed_TextThatIsNoJson_Null(string text)
    {
        var string_ = new JsonString(text);
        Assert.Null(string_.Parsed);
        Assert.Null(string_.Parsed);
        Assert.Equal(text, string_.Value);
    }

    [Fact]
    public void Set_AfterBuild_ChangesNoObjectBuiltBefore()
    {
        var builder = new JsonMapBuilder(2).Set("a", 1).Set("b", 2);
        var before = builder.Build();
        var after = builder.Set("a", 3).Set("c", 4).Build();
        Assert.Equal("""{"a":1,"b":2}""", before.ToString());
        Assert.Equal("""{"a":3,"b":2,"c":4}""", after.ToString());
    }

    private static Json Map((string Name, Json Value)[] members)
    {
        var map = new JsonMapBuilder(members.Length);
        foreach (var (name, value) in members) map.Set(name, value);
        return map.Build();
    }
}

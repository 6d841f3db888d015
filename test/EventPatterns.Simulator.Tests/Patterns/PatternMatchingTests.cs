using System.Text;
using System.Text.Json;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Simulator.Tests.Patterns;

public sealed class PatternMatchingTests
{
    [Theory]
    [InlineData("""{"a":["x"]}""", """{"a":"x"}""")]
    [InlineData("""{"a":[300]}""", """{"a":3.0e2}""")]
    [InlineData("""{"a":[null]}""", """{"a":null}""")]
    [InlineData("""{"a":["x"]}""", """{"a":["y","x"]}""")]
    [InlineData("""{"a":["é"]}""", """{"\u0061":"\u00e9"}""")]
    [InlineData("""{"a":[{"suffix":""}]}""", """{"a":"x"}""")]
    [InlineData("""{"a":[{"prefix":{"equals-ignore-case":"ÄB"}}]}""", """{"a":"äbc"}""")]
    [InlineData("""{"a":[{"wildcard":"*b\\*c*"}]}""", """{"a":"ab*cd"}""")]
    [InlineData("""{"a":[{"cidr":"10.1.2.200/24"}]}""", """{"a":"10.1.2.3"}""")]
    [InlineData("""{"a":["2001:db8::1"]}""", """{"a":"2001:0db8:0:0:0:0:0:1"}""")]
    [InlineData("""{"a":[{"anything-but":["x"]}]}""", """{"a":1}""")]
    [InlineData("""{"a":[{"anything-but":{"wildcard":["x*","*y"]}}]}""", """{"a":null}""")]
    [InlineData("""{"a":[{"numeric":[">",0,"<=",5]}]}""", """{"a":5}""")]
    [InlineData("""{"a":[{"exists":false}]}""", """{"a":[]}""")]
    [InlineData("""{"a":{"b":["x"]}}""", """{"a.b":"x"}""")]
    [InlineData("""{"a.b":["x"]}""", """{"a":{"b":"x"}}""")]
    [InlineData("""{"a":["y"],"a":["x"]}""", """{"a":"x"}""")]
    [InlineData("""{"$or":[{"a":["x"]},{"b":["x"]}],"c":["z"]}""", """{"b":"x","c":"z"}""")]
    [InlineData("""{"$or":["x"]}""", """{"$or":"x"}""")]
    public void Matches_FittingEvent_True(string pattern, string @event) => Assert.True(Matches(pattern, @event));

    [Theory]
    [InlineData("""{"a":["1"]}""", """{"a":1}""")]
    [InlineData("""{"a":["x"]}""", """{"b":"x"}""")]
    [InlineData("""{"a":[{"wildcard":"ab*ba"}]}""", """{"a":"aba"}""")]
    [InlineData("""{"a":[{"prefix":"1"}]}""", """{"a":12}""")]
    [InlineData("""{"a":[{"cidr":"10.1.2.0/24"}]}""", """{"a":"10.1.3.0"}""")]
    [InlineData("""{"a":[{"anything-but":"x"}]}""", "{}")]
    [InlineData("""{"a":[{"numeric":[">",0]}]}""", """{"a":"1"}""")]
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":{"b":1}}""")]
    [InlineData("""{"a":["y"],"a":["x"]}""", """{"a":"y"}""")]
    public void Matches_OtherEvent_False(string pattern, string @event) => Assert.False(Matches(pattern, @event));

    [Fact]
    public void Matches_FieldsOfOneElement_True() =>
        Assert.True(Matches("""{"a":{"x":[1],"y":[2]}}""", """{"a":[{"x":0,"y":2},{"x":1,"y":2}]}"""));

    [Fact]
    public void Matches_FieldsOfTwoElements_False() =>
        Assert.False(Matches("""{"a":{"x":[1],"y":[2]}}""", """{"a":[{"x":1},{"y":2}]}"""));

    [Fact]
    public void Matches_AbsentInTheElementChosenBefore_True() =>
        Assert.True(Matches("""{"a":{"x":[1],"y":[{"exists":false}]}}""", """{"a":[{"x":1},{"y":2}]}"""));

    [Fact]
    public void Matches_FieldsOfTwoArrays_True() =>
        Assert.True(Matches("""{"a":{"x":[1]},"b":{"y":[2]}}""", """{"a":[{},{"x":1}],"b":[{"y":2}]}"""));

    [Theory]
    [InlineData("[]")]
    [InlineData("x")]
    [InlineData("{")]
    [InlineData("{} {}")]
    public void Matches_NoJsonObject_Throws(string @event) =>
        Assert.ThrowsAny<JsonException>(() => Matches("""{"a":["x"]}""", @event));

    private static bool Matches(string pattern, string @event) => EventPattern.Parse(pattern).Matches(Encoding.UTF8.GetBytes(@event));
}

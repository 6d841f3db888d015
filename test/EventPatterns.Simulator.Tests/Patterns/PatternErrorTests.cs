using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Simulator.Tests.Patterns;

public sealed class PatternErrorTests
{
    [Theory]
    [InlineData("""{"a":{}}""", "Empty objects are not allowed")]
    [InlineData("""{"a":[]}""", "Empty arrays are not allowed")]
    [InlineData("""{"a":"x"}""", "\"a\" must be an object or an array")]
    [InlineData("""{"a":[{"like":"x"}]}""", "Unrecognized match type like")]
    [InlineData("""{"a":[{"prefix":1}]}""", "prefix match pattern must be a string")]
    [InlineData("""{"a":[{"prefix":"x","suffix":"y"}]}""", "Only one key allowed in match expression")]
    [InlineData("""{"a":[{"numeric":["<",1,">",0]}]}""", "Too many elements in numeric expression")]
    [InlineData("""{"a":[{"numeric":[">",2,"<",1]}]}""", "Bottom must be less than top")]
    [InlineData("""{"a":[{"numeric":["=",1e999]}]}""", "Cannot compare number : 1e999")]
    [InlineData("""{"a":[{"cidr":"10.0.0.0/32"}]}""", "IPv4 mask bits must be < 32")]
    [InlineData("""{"a":[{"cidr":"300.0.0.0/8"}]}""", "Invalid IP address: 300.0.0.0")]
    [InlineData("""{"a":[{"anything-but":["x",1]}]}""", "Inside anything but list, either all values are number or string, mixed type is not supported")]
    [InlineData("""{"a":[{"anything-but":{"prefix":""}}]}""", "Null prefix/suffix not allowed")]
    [InlineData("""{"a":[{"wildcard":"x\\y"}]}""", "Invalid escape character at pos 2")]
    [InlineData("""{"a":[{"exists":1}]}""", "exists match pattern must be either true or false.")]
    public void Parse_WrongPattern_RefusedInAwsWords(string pattern, string reason) => Assert.Equal(reason, ReasonOf(pattern));

    [Theory]
    [InlineData("""["x"]""", "Filter is not an object\n at [Source: (String)\"[\"x\"]\"; line: 1, column: 2]")]
    [InlineData("{\n \"a\":[1 2]}", "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries\n at [Source: (String)\"{\n \"a\":[1 2]}\"; line: 2, column: 9]")]
    public void Parse_NoJson_RefusedWithThePlace(string pattern, string reason) => Assert.Equal(reason, ReasonOf(pattern));

    [Fact]
    public void Parse_NestedBeyondAllBounds_Refused() =>
        Assert.StartsWith("Document nesting depth", ReasonOf(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))), StringComparison.Ordinal);

    [Fact]
    public void Parse_FewWildcards_Accepted() =>
        Assert.Single(EventPattern.Parse("""{"a":[{"wildcard":"arn:*:rule/*"},{"wildcard":"*:bus/x"}]}""").Alternatives);

    [Fact]
    public void Parse_WildcardsThatOverlapManyTimes_TooComplex() =>
        Assert.StartsWith("Rule is too complex", ReasonOf("""{"a":[{"wildcard":"*aaaaaaaaaaaa*aaaaaaaaaaaa*"}]}"""), StringComparison.Ordinal);

    [Fact]
    public void Parse_OrOfThousands_Refused()
    {
        var or = "\"$or\":[" + string.Join(',', Enumerable.Range(0, 40).Select(at => $"{{\"f{at}\":[1]}}")) + "]";
        Assert.Contains("combinations", ReasonOf($"{{\"a\":{{{or}}},\"b\":{{{or}}}}}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"1","account":"1","source":"s","time":"t","region":"r","detail-type":"d"}""", null)]
    [InlineData("""{"source":"s"}""", "ValidationException")]
    [InlineData("no json", "ValidationException")]
    public void TestEventPattern_Envelope_IsAskedFor(string @event, string? error) =>
        Assert.Equal(error, EventPatternTest.Run("""{"source":["s"]}""", @event).Error?.Code);

    private static string ReasonOf(string pattern)
    {
        Assert.False(EventPattern.TryParse(pattern, out _, out var error));
        Assert.Equal("InvalidEventPatternException", error.Code);
        const string prefix = "Event pattern is not valid. Reason: ";
        Assert.StartsWith(prefix, error.Message, StringComparison.Ordinal);
        return error.Message[prefix.Length..];
    }
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Paths;

namespace EventPatterns.Simulator.Tests.StepFunctions;

public sealed class JsonPathTests
{
    private static readonly Json Document = Json.Parse(
        """{"a":{"b":1,"c d":2},"list":[{"p":5,"t":"x"},{"p":15,"t":"y"},{"p":25}],"nested":[[1],[2,3]],"empty":[]}""");

    [Theory]
    [InlineData("$", null)]
    [InlineData("$.a.b", "1")]
    [InlineData("$['a']['c d']", "2")]
    [InlineData("$.list[0].p", "5")]
    [InlineData("$.list[-1].p", "25")]
    [InlineData("$.list[*].p", "[5,15,25]")]
    [InlineData("$.list[0,2].p", "[5,25]")]
    [InlineData("$.list[1:].p", "[15,25]")]
    [InlineData("$.list[:2].p", "[5,15]")]
    [InlineData("$..p", "[5,15,25]")]
    [InlineData("$.nested[*][*]", "[1,2,3]")]
    [InlineData("$.empty[*]", "[]")]
    [InlineData("$['a']['b','c d']", """[{"b":1,"c d":2}]""")]
    [InlineData("$.list[?(@.p > 10)].p", "[15,25]")]
    [InlineData("$.list[?(@.p > 10 && @.t == 'y')].p", "[15]")]
    [InlineData("$.list[?(@.t)].p", "[5,15]")]
    [InlineData("$.list[?(!(@.t))].p", "[25]")]
    [InlineData("$.list[?(@.t in ['y','z'] || @.p == $.list[0].p)].p", "[5,15]")]
    [InlineData("$.list.length()", "3")]
    [InlineData("$.list[*].p.max()", "25")]
    public void Find_Path_LeadsThere(string path, string? expected) =>
        Assert.Equal(expected is null ? Document : Json.Parse(expected), JsonPathParser.Parse(path).Find(Document));

    [Theory]
    [InlineData("$.none", "No results for path: $['none']")]
    [InlineData("$.none.b", "Missing property in path $['none']")]
    [InlineData("$.list[7]", "No results for path: $['list'][7]")]
    [InlineData("$.a.b.c", "Expected to find an object with property ['c'] in path $['a']['b']")]
    public void Find_DefinitePathToNothing_SaysWhy(string path, string reason)
    {
        var parsed = JsonPathParser.Parse(path);
        Assert.Null(parsed.Find(Document));
        Assert.StartsWith(reason, parsed.WhyNothing(Document));
    }

    [Theory]
    [InlineData("$$.Execution.Id", "Context")]
    [InlineData("$name.x", "Variable")]
    [InlineData("$.name", "Input")]
    public void Parse_Beginning_NamesTheRoot(string path, string root) => Assert.Equal(root, JsonPathParser.Parse(path).Root.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("$.")]
    [InlineData("$..")]
    [InlineData("$[")]
    [InlineData("$[]")]
    [InlineData("$['a")]
    [InlineData("$[?(@.a ==)]")]
    [InlineData("$.a b")]
    [InlineData("$.a.nothing()")]
    public void Parse_NoPath_IsRefused(string path) => Assert.Throws<PathSyntaxException>(() => JsonPathParser.Parse(path));

    [Fact]
    public void Parse_NestedTooDeeply_IsRefused() =>
        Assert.Throws<PathSyntaxException>(() => JsonPathParser.Parse("$" + string.Concat(Enumerable.Repeat("[?(@", 10_000))));

    [Theory]
    [InlineData("$.a.b", true)]
    [InlineData("$.list[0]", true)]
    [InlineData("$.list[*]", false)]
    [InlineData("$$.a", false)]
    public void IsReference_OnlyNamesAndIndexesFromTheInput(string path, bool expected) =>
        Assert.Equal(expected, JsonPathParser.Parse(path).IsReference);

    [Theory]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("*", "", true)]
    [InlineData("a*", "b", false)]
    [InlineData(@"a\*c", "a*c", true)]
    [InlineData(@"a\*c", "abc", false)]
    [InlineData(@"a\\*", @"a\x", true)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("*ab", "aab", true)]
    public void Wildcard_Star_StandsForAnyText(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Services.StepFunctions.Choices.Wildcard.Matches(pattern, text));
}

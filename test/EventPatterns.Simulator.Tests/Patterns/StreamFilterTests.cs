using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Filters;

namespace EventPatterns.Simulator.Tests.Patterns;

public sealed class StreamFilterTests
{
    [Theory]
    [InlineData("""{"body":{"k":["v"]}}""", """{"k":"v"}""", true)]
    [InlineData("""{"body":{"k":["v"]}}""", "plain", false)]
    [InlineData("""{"body":["plain"]}""", "plain", true)]
    [InlineData("""{"body":["plain"]}""", """{"k":"v"}""", false)]
    [InlineData("""{"eventSource":["aws:sqs"]}""", "plain", true)]
    public void Matches_BodyOfAQueue_ReadAsTheFilterAsks(string filter, string body, bool passes)
    {
        Assert.True(StreamFilter.TryParse(filter, out var parsed, out _));
        Assert.Equal(passes, parsed.Matches(JsonMap.Of(("body", body), ("eventSource", "aws:sqs"))));
    }

    [Fact]
    public void Matches_DataOfAStream_ReadBehindItsBase64()
    {
        Assert.True(StreamFilter.TryParse("""{"data":{"k":[1]}}""", out var parsed, out _));
        Assert.True(parsed.Matches(JsonMap.Of(("data", Convert.ToBase64String("""{"k":1}"""u8)))));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("text")]
    [InlineData("""{"eventSource":"aws:sqs"}""")]
    public void TryParse_WrongFilter_RefusedAsLambdaDoes(string filter)
    {
        Assert.False(StreamFilter.TryParse(filter, out _, out var error));
        Assert.Equal(("InvalidParameterValueException", "Invalid filter pattern definition."), (error.Code, error.Message));
    }

    [Fact]
    public void Read_SeveralFilters_OneIsEnough()
    {
        var (filters, error) = StreamFilters.Read(Json.Parse("""{"Filters":[{"Pattern":"{\"a\":[1]}"},{"Pattern":"{\"a\":[2]}"}]}"""));
        Assert.Null(error);
        Assert.True(filters.Matches(JsonMap.Of(("a", 2))));
        Assert.False(filters.Matches(JsonMap.Of(("a", 3))));
    }
}

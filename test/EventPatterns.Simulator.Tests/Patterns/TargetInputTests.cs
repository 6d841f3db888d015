using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Inputs;

namespace EventPatterns.Simulator.Tests.Patterns;

public sealed class TargetInputTests
{
    private static readonly JsonMap Event = (JsonMap)Json.Parse(
        """{"source":"orders","detail":{"id":"o-1","note":"say \"hi\"","total":12.50,"lines":[{"sku":"a"},{"sku":"b"}]}}""");

    private static readonly InputContext Context = new("arn:rule", "rule", "2026-01-01T00:00:00Z");

    [Theory]
    [InlineData("""{"n": <id>, "t": <total>}""", """{"n": "o-1", "t": 12.50}""")]
    [InlineData("""{"n": "order <id>"}""", """{"n": "order o-1"}""")]
    [InlineData("""{"n": "<note>"}""", """{"n": "say \"hi\""}""")]
    [InlineData("""{"n": <nothing>}""", """{"n": ""}""")]
    [InlineData("""{"r": <aws.events.rule-name>, "at": "<aws.events.event.ingestion-time>"}""", """{"r": "rule", "at": "2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"e": <aws.events.event>}""", """{"e": {"source":"orders"}}""")]
    [InlineData("\"<id> has <lines> and <nothing>\"", "\"o-1 has [{sku:a},{sku:b}] and \"")]
    public void Make_Template_Filled(string template, string expected) => Assert.Equal(expected, Transform(template));

    [Theory]
    [InlineData("""{"n": "<lines>"}""")]
    [InlineData("""{"n": <unknown>}""")]
    public void Make_TemplateThatIsNoJsonWhenFilled_Nothing(string template) => Assert.Null(Transform(template));

    [Theory]
    [InlineData("$", null)]
    [InlineData("$.detail.id", "\"o-1\"")]
    [InlineData("$.detail.lines[1].sku", "\"b\"")]
    [InlineData("$.detail.lines[*].sku", """["a","b"]""")]
    [InlineData("$['detail']['total']", "12.50")]
    public void Make_Path_ThePart(string path, string? expected) =>
        Assert.Equal(expected ?? Event.ToString(), Make(Read(JsonMap.Of(("Id", "t"), ("InputPath", path)))));

    [Fact]
    public void Make_Constant_AsItIs() =>
        Assert.Equal("""{"a": 1}""", Make(Read(JsonMap.Of(("Id", "t"), ("Input", """{"a": 1}""")))));

    [Fact]
    public void TryRead_TwoKinds_Refused()
    {
        Assert.False(TargetInput.TryRead(JsonMap.Of(("Id", "t"), ("Input", "{}"), ("InputPath", "$")), out _, out var error));
        Assert.Equal("Only one of Input, InputPath, or InputTransformer must be provided for target t.", error.Message);
    }

    private static string? Make(TargetInput input) => input.Make(Event, Context)?.Value;

    private static string? Transform(string template) => Make(Read(JsonMap.Of(("Id", "t"), ("InputTransformer", JsonMap.Of(
        ("InputPathsMap", JsonMap.Of(("id", "$.detail.id"), ("note", "$.detail.note"), ("total", "$.detail.total"), ("lines", "$.detail.lines"), ("nothing", "$.none"))),
        ("InputTemplate", template))))));

    private static TargetInput Read(JsonMap target)
    {
        Assert.True(TargetInput.TryRead(target, out var input, out _));
        return input;
    }
}

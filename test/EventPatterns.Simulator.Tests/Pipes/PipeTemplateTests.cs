using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.Pipes;
using EventPatterns.Simulator.Services.Pipes.Inputs;

namespace EventPatterns.Simulator.Tests.Pipes;

public sealed class PipeTemplateTests
{
    private static readonly Json Message = Json.Parse("""
        {"messageId":"m","eventSource":"aws:sqs","body":"{\"name\":\"An\\\"n\",\"items\":[{\"id\":1},{\"id\":2}],\"deep\":{\"x\":true}}"}
        """);

    [Theory]
    [InlineData("<$.body>", """{"name":"An\"n","items":[{"id":1},{"id":2}],"deep":{"x":true}}""")]
    [InlineData("<$.body.deep>", """{"x":true}""")]
    [InlineData("<$.body.items[1].id>", "2")]
    [InlineData("<$.body.items[*].id>", "[1,2]")]
    [InlineData("""{"n": <$.body.name>}""", """{"n":"An\"n"}""")]
    [InlineData("""{"n": "<$.body.name>"}""", """{"n":"An\"n"}""")]
    [InlineData("""{"n": "Dear <$.body.name>!"}""", """{"n":"Dear An\"n!"}""")]
    [InlineData("""{"d": "<$.body.deep>"}""", """{"d":"{\"x\":true}"}""")]
    [InlineData("""{"m": <$.body['name']>}""", """{"m":"An\"n"}""")]
    [InlineData("""{"none": <$.body.none>}""", """{"none":""}""")]
    [InlineData("""{"p": <aws.pipes.pipe-name>, "t": <aws.pipes.event.ingestion-time>}""", """{"p":"p","t":"2026-01-01T00:00:00.000Z"}""")]
    [InlineData("<aws.pipes.event>", """{"messageId":"m","eventSource":"aws:sqs","body":"{\"name\":\"An\\\"n\",\"items\":[{\"id\":1},{\"id\":2}],\"deep\":{\"x\":true}}"}""")]
    [InlineData("<aws.pipes.event.json>", """{"messageId":"m","eventSource":"aws:sqs","body":{"name":"An\"n","items":[{"id":1},{"id":2}],"deep":{"x":true}}}""")]
    public void Fill_Json_IsValid(string template, string expected) => Assert.Equal(Json.Parse(expected), Fill(template).Value);

    [Fact]
    public void Fill_KinesisData_IsDecoded()
    {
        var record = Json.Parse($$"""{"eventSource":"aws:kinesis","data":"{{Convert.ToBase64String("{\"a\":1}"u8)}}"}""");

        Assert.Equal("1", Fill("<$.data.a>", record).Text);
    }

    [Fact]
    public void Fill_FreeText_IsNoJson()
    {
        var input = Fill("Hello, <$.messageId>");

        Assert.Null(input.Value);
        Assert.Equal("Hello, m", input.Text);
    }

    [Fact]
    public void Of_UnknownReservedVariable_IsNamedInTheError()
    {
        var wrong = Assert.Throws<SimulationException>(() => Fill("<aws.pipes.nothing>"));

        Assert.Contains("aws.pipes.nothing", wrong.Message, StringComparison.Ordinal);
    }

    private static PipeInput Fill(string template, Json? message = null) =>
        PipeTemplate.Of(template, Pipe.From(PipeWorld.PipeArn, "p", JsonMap.Of(("RoleArn", "r"), ("Source", "s"), ("Target", "t"))))!
            .Fill(message ?? Message, TestWorld.Start);
}

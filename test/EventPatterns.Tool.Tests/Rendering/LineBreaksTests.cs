using EventPatterns.Tool.Rendering;

namespace EventPatterns.Tool.Tests.Rendering;

public sealed class LineBreaksTests
{
    [Theory]
    [InlineData("short", "short")]
    [InlineData("", "")]
    [InlineData("a line that is longer than thirty characters", "a line that is longer than\n  thirty characters")]
    [InlineData("exactly thirty characters here", "exactly thirty characters here")]
    [InlineData("Shop/Orders/Consumer/Gate/Workflow/Definition -> x", "Shop/Orders/Consumer/Gate/\n  Workflow/Definition -> x")]
    [InlineData("POST https://api.vendor.example.com/v1/points", "POST https://api.vendor.\n  example.com/v1/points")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n  xxxxxxxxxx")]
    public void Wrap_ThirtyCharacters_BreaksBetweenWordsAndElseBehindASeparator(string text, string expected) =>
        Assert.Equal(expected, LineBreaks.Wrap(text, width: 30, hang: 2));

    [Fact]
    public void Wrap_AnyText_FitsAndLosesNothing()
    {
        const string text = "  0.10  Loyalty/EarnPoints/Gate/Workflow: 0.000022569 Express GB-hours {\"detail-type\":[\"EventStale\"],\"detail\":{\"data\":{\"eventId\":[\"order-1-v2\"]}}} on Orders/Bus";
        for (var width = 24; width < 200; width++)
        {
            var lines = LineBreaks.Wrap(text, width, hang: 4).Split('\n');
            Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void StyledText_BrokenWithinAPart_KeepsItsStyleAndEscapesMarkup() => Assert.Equal(
        "[red]a problem that goes[/]\n  [red]on[/] [[x]]",
        new StyledText().Add("a problem that goes on", "red").Add(" [x]").ToMarkup(width: 20, hang: 2));

    [Fact]
    public async Task Errors_IntoAFile_AreNotBroken()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        await new Terminal(output, error).Complain(new string('x', 500));

        Assert.Equal(new string('x', 500), error.ToString().TrimEnd());
    }
}

namespace EventPatterns.Tool.Tests.Simulating;

public sealed class UsageTests
{
    [Theory]
    [InlineData("simulate", ".", "--scenario", "s.json", "--sede", "1")]
    [InlineData("simulate", ".")]
    [InlineData("simulate", ".", "--scenario", "s.json", "--seed", "minus")]
    [InlineData("simulate", ".", "--scenario", "s.json", "--trace", "graph")]
    [InlineData("simulate", ".", "--scenario", "s.json", "--faults", "plagues")]
    [InlineData("graph", ".", "--format", "png")]
    [InlineData("prove", ".", "--seeds", "10")]
    [InlineData("simulat")]
    [InlineData]
    public async Task Run_WrongUsage_ExitsWith2AndPointsToTheHelp(params string[] arguments)
    {
        var outcome = await CommandLine.Run(arguments);

        Assert.Equal(2, outcome.Code);
        Assert.Empty(outcome.Output);
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--help", outcome.Error.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_Help_NamesEveryOptionAndItsDefault()
    {
        var outcome = await CommandLine.Run("simulate", "--help");

        Assert.Equal(0, outcome.Code);
        Assert.All(["DIR", "--scenario", "--seed", "--trace", "--json", "--quiet", "[default: 1]"], word => Assert.Contains(word, outcome.Output, StringComparison.Ordinal));
    }
}

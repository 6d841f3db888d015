using System.Reflection;

namespace EventPatterns.Tool.Tests.Simulating;

/// <summary>A CDK app that this library did not write, in another language.</summary>
public sealed class ForeignAppTests
{
    private static readonly string Apps = typeof(ForeignAppTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "AppsDirectory").Value!;

    [Fact]
    public async Task Simulate_AppInJavaScript_RunsUnchanged()
    {
        var app = Path.Combine(Apps, "tiny-js");

        var outcome = await CommandLine.Simulate(app, Path.Combine(app, "scenario.json"));

        Assert.Empty(outcome.Error);
        Assert.Contains("Tiny/Rule -> Tiny/BigOrders", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2 of 2 expectations hold", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, outcome.Code);
    }
}

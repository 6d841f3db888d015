using EventPatterns.Tool.Tests.Simulating;

namespace EventPatterns.Tool.Tests.Circuits;

public sealed class CircuitTests
{
    [Fact]
    public async Task Isolate_Simulated_TheOrderIsAStepOfTheScenario()
    {
        using var shop = Folder.OfShop();

        var outcome = await CommandLine.Run("circuit", "isolate", "points", "--bus", "Shop/Bus", "--simulate", shop.Path, "--scenario", shop.ScenarioOf(), "--at", "PT10M");

        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal(["2026-01-01T00:10:00Z  CircuitIsolationRequested", "No breaker heard the order: is there a circuit points on Shop/Bus?"], outcome.Output.TrimEnd().Split('\n', StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task Release_OfASavedScenario_ComesAfterTheOrderBefore()
    {
        using var shop = Folder.OfShop();
        string[] At(string order, string scenario, string at, params string[] more) => ["circuit", order, "points", "--bus", "Shop/Bus", "--simulate", shop.Path, "--scenario", scenario, "--at", at, .. more];

        await CommandLine.Run(At("isolate", shop.ScenarioOf(), "PT10M", "--save", shop.At("isolated.json")));
        var outcome = await CommandLine.Run(At("release", shop.At("isolated.json"), "PT20M"));

        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.StartsWith("2026-01-01T00:10:00Z  CircuitIsolationRequested", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2026-01-01T00:20:00Z  CircuitReleaseRequested", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_SimulatedAndNothingHasHappened_Closed()
    {
        using var shop = Folder.OfShop();

        var outcome = await CommandLine.Run("circuit", "status", "points", "--table", "Shop/Parcels", "--simulate", shop.Path, "--scenario", shop.ScenarioOf(), "--at", "PT1M");

        Assert.Equal((0, "points: Closed; it has made no transition yet, or the table knows no circuit of this name"), (outcome.Code, outcome.Output.TrimEnd()));
    }

    [Fact]
    public async Task Replay_Simulated_SaysSinceWhen()
    {
        using var shop = Folder.OfShop();

        var outcome = await CommandLine.Run("circuit", "replay", "points", "--since", "2026-01-01T00:00:00Z", "--bus", "Shop/Bus", "--simulate", shop.Path, "--scenario", shop.ScenarioOf());

        Assert.StartsWith("2026-01-01T00:00:00Z  CircuitReplayRequested", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--simulate needs a --scenario", "circuit", "status", "points", "--table", "t", "--simulate", ".")]
    [InlineData("give --simulate", "circuit", "status", "points", "--table", "t", "--scenario", "s.json")]
    [InlineData("give --simulate", "circuit", "release", "points", "--bus", "b", "--save", "s.json")]
    [InlineData("--endpoint needs a --region", "circuit", "status", "points", "--table", "t", "--endpoint", "http://localhost:1")]
    public async Task Options_ThatDoNotGoTogether_AreRefused(string message, params string[] arguments) => (await CommandLine.Run(arguments)).IsRefused(message);

    [Theory]
    [InlineData("--table", "circuit", "status", "points")]
    [InlineData("--bus", "circuit", "release", "points")]
    [InlineData("--since", "circuit", "replay", "points", "--bus", "orders")]
    public async Task Options_Missing_AreNamed(string option, params string[] arguments)
    {
        var outcome = await CommandLine.Run(arguments);

        Assert.Equal(2, outcome.Code);
        Assert.Contains(option, outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"`event-patterns circuit {arguments[1]} --help`", outcome.Error, StringComparison.Ordinal);
    }
}

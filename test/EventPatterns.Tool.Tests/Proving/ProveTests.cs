using System.Text.Json.Nodes;
using EventPatterns.Tool.Tests.Simulating;

namespace EventPatterns.Tool.Tests.Proving;

/// <summary>A rule that tries to deliver only once: sooner or later an event is lost.</summary>
public sealed class ProveTests : IDisposable
{
    private readonly Folder _shop = Folder.OfShop(Folder.Template.Replace(
        "\"Id\": \"Queue\",", "\"Id\": \"Queue\", \"RetryPolicy\": { \"MaximumRetryAttempts\": 0 },", StringComparison.Ordinal));

    [Fact]
    public async Task Prove_NothingGoesWrong_ExitsWith0()
    {
        var outcome = await Prove("--faults", "none", "--seeds", "5");

        Assert.Equal(0, outcome.Code);
        Assert.Contains("holds under 5 seeds, 1 to 5", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("faults: none", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prove_SomethingBreaks_ExitsWith1AndNamesTheFault()
    {
        var outcome = await Prove("--faults", "throttling=0.2");

        Assert.Equal(1, outcome.Code);
        Assert.Contains("no event is lost", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n  throttling@sqs:SendMessage/events\.amazonaws\.com#\d+\n", outcome.Output);
    }

    [Fact]
    public async Task Prove_Json_SameBytesEachTime()
    {
        var first = await Prove("--faults", "throttling=0.2", "--json");

        Assert.False(JsonNode.Parse(first.Output)!["holds"]!.GetValue<bool>());
        Assert.Equal(first.Output, (await Prove("--faults", "throttling=0.2", "--json")).Output);
    }

    /// <summary>What is printed is typed in again, by a person or a script: both commands must tell the very same story.</summary>
    [Fact]
    public async Task Prove_CommandsThatItPrints_FailAgainByteForByte()
    {
        var found = JsonNode.Parse((await Prove("--faults", "throttling=0.2", "--json")).Output)!["counterexample"]!;

        var shortest = await Again(found["shortestCommand"]!);
        Assert.Equal(Text(found["trace"]!), Text(shortest["trace"]!));
        Assert.Equal(Text(found["plan"]!), Text(shortest["struck"]!));
        Assert.False(shortest["holds"]!.GetValue<bool>());

        var whole = await Again(found["command"]!);
        Assert.Equal(Text(found["struck"]!), Text(whole["struck"]!));
        Assert.Equal(Text(whole["trace"]!), Text((await Again(found["command"]!))["trace"]!));
        Assert.False(whole["holds"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Prove_TextAndJson_PrintTheSameCommands()
    {
        var text = await Prove("--faults", "throttling=0.2", "--quiet");
        var found = JsonNode.Parse((await Prove("--faults", "throttling=0.2", "--json")).Output)!["counterexample"]!;

        Assert.Contains($"  {found["shortestCommand"]}\n  {found["command"]}\n", text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--seeds", "0")]
    [InlineData("--seeds", "many")]
    [InlineData("--faults", "plagues")]
    [InlineData("--faults", "throttling@nowhere")]
    [InlineData("--first-seed", "-1")]
    public async Task Prove_WrongFlag_ExitsWith2AndSaysWhatIsExpected(string flag, string value)
    {
        var outcome = await Prove(flag, value);

        Assert.Equal(2, outcome.Code);
        Assert.Empty(outcome.Output);
        Assert.Contains(flag, outcome.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _shop.Dispose();

    private Task<Outcome> Prove(params string[] more) => CommandLine.Run(["prove", _shop.Path, "--scenario", _shop.ScenarioOf(), .. more]);

    private static async Task<JsonNode> Again(JsonNode command)
    {
        var words = command.GetValue<string>().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["event-patterns", "simulate"], words[..2]);
        var outcome = await CommandLine.Run([.. words[1..].Select(word => word.Trim('\'')), "--json"]);
        Assert.Equal(1, outcome.Code);
        return JsonNode.Parse(outcome.Output)!;
    }

    private static string Text(JsonNode node) => node.ToJsonString();
}

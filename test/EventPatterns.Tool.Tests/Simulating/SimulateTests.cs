using System.Text.Json.Nodes;

namespace EventPatterns.Tool.Tests.Simulating;

public sealed class SimulateTests
{
    [Fact]
    public async Task Simulate_EverythingHolds_ExitsWith0AndTellsWhatHappened()
    {
        using var shop = Folder.OfShop();

        var outcome = await CommandLine.Simulate(shop.Path, shop.ScenarioOf(), "--seed", "7");

        Assert.Equal(0, outcome.Code);
        Assert.Empty(outcome.Error);
        Assert.Contains("event OrderPlaced on Shop/Bus  x3", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Shop/Rule -> Shop/Orders", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("not simulated: AWS::RoboMaker::Robot (1)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2 of 2 expectations hold; seed 7", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_SomethingDoesNotHold_ExitsWith1AndTellsWhatWasFound()
    {
        using var shop = Folder.OfShop();
        var scenario = shop.ScenarioOf("""{ "steps": [], "expect": [{ "queue": "Orders", "depth": 1 }] }""");

        var outcome = await CommandLine.Simulate(shop.Path, scenario);

        Assert.Equal(1, outcome.Code);
        Assert.Contains("✗ messages in Orders: 1  found 0", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 1 expectations hold; seed 1", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_RefusedDelivery_NamesWhoWhatAndTheMissingStatement()
    {
        using var shop = Folder.OfShop(Folder.Template.Replace("sqs:SendMessage", "sqs:GetQueueUrl", StringComparison.Ordinal));

        var outcome = await CommandLine.Simulate(shop.Path, shop.ScenarioOf());

        Assert.Equal(1, outcome.Code);
        Assert.Contains("refused by IAM: events.amazonaws.com is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:us-east-1:111111111111:", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("add a statement that allows sqs:SendMessage", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_Json_ParsesAndHoldsTheSeed()
    {
        using var shop = Folder.OfShop();

        var outcome = await CommandLine.Simulate(shop.Path, shop.ScenarioOf(), "--json", "--seed", "18446744073709551615");

        var report = JsonNode.Parse(outcome.Output)!;
        Assert.Equal(18446744073709551615UL, report["seed"]!.GetValue<ulong>());
        Assert.True(report["holds"]!.GetValue<bool>());
        Assert.Equal("Shop", report["stacks"]![0]!.GetValue<string>());
        Assert.Equal(2, report["expectations"]!.AsArray().Count);
        Assert.Contains(report["trace"]!.AsArray(), moment => moment!["kind"]!.GetValue<string>() == "delivery");
    }

    [Fact]
    public async Task Simulate_SameSeedTwice_SameBytes()
    {
        using var shop = Folder.OfShop();

        var first = await CommandLine.Simulate(shop.Path, shop.ScenarioOf(), "--json", "--seed", "42");
        var second = await CommandLine.Simulate(shop.Path, shop.ScenarioOf(), "--json", "--seed", "42");
        var other = await CommandLine.Simulate(shop.Path, shop.ScenarioOf(), "--json", "--seed", "43");

        Assert.Equal(first.Output, second.Output);
        Assert.NotEqual(first.Output, other.Output.Replace("\"seed\": 43", "\"seed\": 42", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Simulate_Quiet_PrintsTheExpectationsOnly()
    {
        using var shop = Folder.OfShop();

        var outcome = await CommandLine.Simulate(shop.Path, shop.ScenarioOf(), "--quiet");

        Assert.Equal(["✓ messages in Orders: 3", "✓ calls of * refused by IAM: 0"], outcome.Output.Split('\n')[..2].Select(line => line.TrimEnd()));
        Assert.StartsWith("2 of 2 expectations hold", outcome.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Equal(3, outcome.Output.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Simulate_TraceNone_NoTree()
    {
        using var shop = Folder.OfShop();

        var outcome = await CommandLine.Simulate(shop.Path, shop.ScenarioOf(), "--trace", "none");

        Assert.DoesNotContain("OrderPlaced", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2 of 2", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_TraceFull_EveryCall()
    {
        using var shop = Folder.OfShop();

        var outcome = await CommandLine.Simulate(shop.Path, shop.ScenarioOf(), "--trace", "full");

        Assert.Equal(3, Count(outcome.Output, "events:PutEvents Shop/Bus"));
        Assert.Equal(3, Count(outcome.Output, "sqs:SendMessage Shop/Orders"));
    }

    [Fact]
    public async Task Simulate_TraceJson_IsAnArrayOfMoments()
    {
        using var shop = Folder.OfShop();

        var outcome = await CommandLine.Simulate(shop.Path, shop.ScenarioOf(), "--trace", "json");

        var json = outcome.Output[outcome.Output.IndexOf("[\n", StringComparison.Ordinal)..(outcome.Output.IndexOf("\n]", StringComparison.Ordinal) + 2)];
        Assert.Contains(JsonNode.Parse(json)!.AsArray(), moment => moment!["what"]!.GetValue<string>() == "sqs:SendMessage");
    }

    [Fact]
    public async Task Simulate_RedirectedOutput_LongLinesStayWholeAndColourless()
    {
        using var shop = Folder.OfShop();
        var name = new string('x', 200);
        var scenario = shop.ScenarioOf(Folder.Scenario.Replace("OrderPlaced", name, StringComparison.Ordinal).Replace("\"depth\": 3", "\"depth\": 0", StringComparison.Ordinal));

        var outcome = await CommandLine.Simulate(shop.Path, scenario);

        Assert.Contains($"put {name} on Shop/Bus 3 times", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outcome.Output);
        Assert.All(outcome.Output.Split('\n'), line => Assert.True(line.Length < 400, line));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}

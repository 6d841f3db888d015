using System.Xml.Linq;

namespace EventPatterns.Tool.Tests.Simulating;

public sealed class ReportTests : IDisposable
{
    private readonly Folder _shop = Folder.OfShop();

    [Fact]
    public async Task Simulate_Report_WritesOnePageThatLoadsNothing()
    {
        var outcome = await CommandLine.Simulate(_shop.Path, _shop.ScenarioOf(), "--report", _shop.At("out.html"), "--quiet");

        Assert.Equal(0, outcome.Code);
        var page = await File.ReadAllTextAsync(_shop.At("out.html"), TestContext.Current.CancellationToken);
        Assert.StartsWith("<!doctype html>", page, StringComparison.Ordinal);
        Assert.Contains("<title>scenario.json</title>", page, StringComparison.Ordinal);
        Assert.Contains("AWS::RoboMaker::Robot (1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_ReportWithFaults_TellsOfEach()
    {
        await CommandLine.Simulate(_shop.Path, _shop.ScenarioOf(), "--faults", "duplicates=1", "--report", _shop.At("out.html"), "--quiet");

        Assert.Contains("\"words\":\"fault duplicates@rule/shop/", await File.ReadAllTextAsync(_shop.At("out.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_ReportWhereNoneCanBe_Refused() =>
        (await CommandLine.Simulate(_shop.Path, _shop.ScenarioOf(), "--report", _shop.At("nowhere/out.html"))).IsRefused(_shop.At("nowhere/out.html"), "can't be written");

    [Fact]
    public async Task Simulate_Bill_TellsWhatAMillionEventsCost()
    {
        var outcome = await CommandLine.Simulate(_shop.Path, _shop.ScenarioOf(), "--bill", "--quiet");

        Assert.Contains("3 events from outside cost $", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("$1.00    Shop/Bus: 3 custom events of 64 KB", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_TraceMermaid_IsASequenceDiagram()
    {
        var outcome = await CommandLine.Simulate(_shop.Path, _shop.ScenarioOf(), "--trace", "mermaid");

        Assert.Contains("sequenceDiagram\n    participant p1 as Scenario\n    participant p2 as Shop/Bus\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("PutEvents OrderPlaced", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_Mermaid_IsAFlowchart()
    {
        var outcome = await CommandLine.Run("graph", _shop.Path);

        Assert.Equal(0, outcome.Code);
        Assert.StartsWith("flowchart LR\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("-->|\"OrderPlaced (Rule)\"|", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_Svg_IsWellFormed()
    {
        var drawing = XDocument.Parse((await CommandLine.Run("graph", _shop.Path, "--format", "svg")).Output);

        Assert.Equal(["Shop/Bus", "Shop/Orders"], drawing.Descendants().Select(e => e.Attribute("data-node")?.Value).OfType<string>());
    }

    [Fact]
    public async Task Graph_Html_SaysTheSameInWords()
    {
        var page = (await CommandLine.Run("graph", _shop.Path, "--format", "html")).Output;

        Assert.Contains("<title>Shop</title>", page, StringComparison.Ordinal);
        Assert.Contains("<td>Shop/Bus</td><td>is heard by</td><td>Shop/Orders</td>", page, StringComparison.Ordinal);
    }

    public void Dispose() => _shop.Dispose();
}

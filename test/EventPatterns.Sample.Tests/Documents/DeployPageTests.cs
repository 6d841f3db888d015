using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Sample.Tests.Documents;

/// <summary>What the root's README says of the deployed shop is what the templates say.</summary>
public sealed partial class DeployPageTests(SynthesizedShop shop)
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "pages", "README.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Files => ScenarioSchemaTests.Files;

    [Fact]
    public void Readme_EachStack_ItsResourcesAndPipes() => Assert.All(shop.Templates, template =>
    {
        var stack = Path.GetFileName(template.File).Split('.')[0];
        var row = Page.Split('\n').SingleOrDefault(line => line.StartsWith($"| {stack} |", StringComparison.Ordinal));

        Assert.True(row is not null, $"README.md: no row of the stack {stack}.");
        var count = template.Json["Resources"]!.AsObject().Count;
        Assert.True(row.Contains($" | {count} | ", StringComparison.Ordinal), $"README.md: {stack} has {count} resources now.");
        var queues = QueuePipes(template.Json.ToJsonString());
        Assert.True(queues == 0 || row.Contains($"{queues} pipes", StringComparison.Ordinal), $"README.md: {stack} has {queues} pipes from queues now.");
    });

    [Fact]
    public void Readme_Idle_WhatTheBillSays()
    {
        var standing = shop.Simulate().Bill.Standing;
        var polling = shop.Templates.Sum(template => QueuePipes(template.Json.ToJsonString()));
        const decimal FewestRequests = 2 * 730 * 3600 / 20, MostRequests = 5 * 730 * 3600 / 20, Request = 0.40m / 1_000_000;
        var (least, most) = (polling * FewestRequests * Request, polling * MostRequests * Request);

        Assert.All(standing.GroupBy(line => line.Service), lines => Assert.Contains(FormattableString.Invariant($"| ${lines.Sum(line => line.Dollars):F2} |"), Page, StringComparison.Ordinal));
        Assert.Contains(FormattableString.Invariant($"| {polling} pipes that poll empty queues | ${least:F2} to ${most:F2} |"), Page, StringComparison.Ordinal);
        var sum = standing.Sum(line => line.Dollars);
        Assert.Contains(FormattableString.Invariant($"${sum + least:F0} to ${sum + most:F0} a month"), Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_Curl_CompletesAnOrder()
    {
        var shopJson = Json.Parse(File.ReadAllText(Path.Combine(Simulating.Scenarios.Folder, "shop.json")));
        var scenario = JsonMap.Of(
            ("vendors", shopJson["vendors"]!),
            ("steps", JsonList.Of(JsonMap.Of(("request", JsonMap.Of(("api", "Orders/Checkout"), ("method", "POST"), ("path", "/orders"), ("body", Json.Parse(Curl().Match(Page).Groups["body"].Value))))))),
            ("expect", JsonList.Of(Json.Parse("""{ "event": { "detail-type": ["OrderCompleted"] }, "bus": "Orders/Inside", "distinctBy": "detail.data.orderId", "count": 1 }"""))));

        var result = Scenario.Parse(scenario.ToString()).Run(shop.Simulate());

        Assert.All(result.Verdicts, verdict => Assert.True(verdict.Holds, $"{verdict.Expectation}: found {verdict.Found}"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Readme_EveryScenario_HasALine(string file) => Assert.Contains($"| [{file}](scenarios/{file}) |", Page, StringComparison.Ordinal);

    private static int QueuePipes(string template) => Regex.Count(template, "\"SqsQueueParameters\"");

    [GeneratedRegex("""curl "\$CheckoutUrl/orders" --json '(?<body>\{.*?\n\})'""", RegexOptions.Singleline)]
    private static partial Regex Curl();
}

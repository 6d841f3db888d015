using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Sample.Tests.Simulating;

public sealed class VendorScenarioTests(SynthesizedShop shop)
{
    private const string Caller = "Loyalty/EarnPoints";

    // A gate that read Closed just before the circuit opened calls once more.
    private static readonly TimeSpan InFlight = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData("vendor-outage.json", 1)]
    [InlineData("vendor-outage.json", 2)]
    [InlineData("vendor-flaps.json", 1)]
    public void Scenario_VendorDown_HeldDeliveredOnceAndProbedOnlyWhileOpen(string file, ulong seed)
    {
        var simulation = shop.Simulate(seed);
        var result = Scenarios.Of(file).Run(simulation);
        Assert.True(result.Holds, string.Join("\n", result.Verdicts.Where(v => !v.Holds).Select(v => $"{v.Expectation}; found {v.Found}")));

        var closed = Closed(simulation);
        Assert.DoesNotContain(simulation.Vendor(Caller).Requests, request => request.Method == "POST" && !closed.Any(span => request.At >= span.From && request.At < span.To + InFlight));
        AssertLegal(simulation);
    }

    [Fact]
    public void Circuit_VendorWell_NothingWritten()
    {
        var simulation = shop.Simulate();
        var vendor = simulation.Vendor(Caller).Respond(200);
        Scenario.Parse("""
            { "steps": [ { "at": "PT0S", "put": { "bus": "Loyalty/Inside", "source": "loyalty.tills", "detailType": "StorePurchaseMade", "times": 20, "detail": {
              "metadata": { "eventId": "purchase-{{n}}", "schemaVersion": "1", "domain": "loyalty", "service": "tills", "category": "local", "correlationId": "purchase-{{n}}", "occurredAt": "{{now}}" },
              "data": { "purchaseId": "p-{{n}}", "customerId": "c-{{n}}", "total": 1 } } } } ], "expect": [] }
            """).Run(simulation);
        Assert.Equal(20, vendor.Requests.Count(request => request.Answered(200)));
        Assert.Empty(simulation.Table("Loyalty/Circuits/Table").Items);
    }

    private static void AssertLegal(Simulation simulation)
    {
        var steps = Transitions(simulation).Select(t => (From: t.Detail["from"]!.ToString().Trim('"'), To: t.Name["Circuit".Length..].Replace("Opened", "Open", StringComparison.Ordinal))).ToList();
        Assert.All(steps, step => Assert.Contains(step, new[] { ("Closed", "Open"), ("Open", "HalfOpen"), ("HalfOpen", "Open"), ("HalfOpen", "Closed") }));
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
    }

    private static List<(DateTimeOffset From, DateTimeOffset To)> Closed(Simulation simulation)
    {
        var spans = new List<(DateTimeOffset, DateTimeOffset)>();
        var since = simulation.Start;
        foreach (var (name, at, detail) in Transitions(simulation))
        {
            if (name == "CircuitClosed") since = at;
            if (name == "CircuitOpened" && detail["from"]!.ToString() == "\"Closed\"") spans.Add((since, at));
        }
        return [.. spans, (since, DateTimeOffset.MaxValue - InFlight)];
    }

    private static IEnumerable<(string Name, DateTimeOffset At, Json Detail)> Transitions(Simulation simulation) =>
        from happened in simulation.Bus("Loyalty/Inside").Events
        let name = happened.TextOf("detail-type")!
        where happened["detail"]!["data"]!.TextOf("circuit") == "loyalty-api"
        where name is "CircuitOpened" or "CircuitHalfOpened" or "CircuitClosed" or "CircuitIsolated"
        let number = int.Parse(happened["detail"]!["data"]!.TextOf("transition")!, System.Globalization.CultureInfo.InvariantCulture)
        orderby number
        select (name, DateTimeOffset.Parse(happened["detail"]!["metadata"]!.TextOf("occurredAt")!, System.Globalization.CultureInfo.InvariantCulture), happened["detail"]!["data"]!);
}

using EventPatterns.Events.Circuits;
using EventPatterns.Sample.Orders;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Kernel;
using static EventPatterns.Sample.Tests.CircuitBreaking.SynthesizedCircuits;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>What a protected event costs, beside what it costs in the design that AWS publishes.</summary>
public sealed class CostTests(SynthesizedCircuits circuits)
{
    private const int Events = 100;

    private static string Readme => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "pages", "Cdk", "CircuitBreaking", "README.md"));

    [Fact]
    public void Closed_AnEvent_OneReadOneCallAndNoWrite()
    {
        var simulation = Closed();

        Assert.Equal(Events, History(simulation).Vendor.Requests.Count);
        Assert.Equal(Events, simulation.Trace.Moments.Count(call => call is { Kind: MomentKind.Call, What: "dynamodb:GetItem" }));
        var table = Assert.Single(simulation.Bill.Lines, line => line.Service == "DynamoDB");
        Assert.Equal(("read request units", (decimal)Events), (table.Unit, table.Quantity));
    }

    [Fact]
    public void Closed_AMillionEvents_CostAThirdOfStandardWorkflowsWithFunctions()
    {
        var ours = Closed().Bill.PerMillionEvents!.Value;
        var theirs = Theirs(open: false);

        Assert.True(ours * 3 <= theirs, $"ours {ours:F2}, theirs {theirs:F2}");
        Assert.Contains(FormattableString.Invariant($"| closed | ${ours:F2} | ${theirs:F2} |"), Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AMillionEvents_CostAThirdOfStandardWorkflowsWithFunctionsThatLoseThem()
    {
        var simulation = Simulate(circuits.Probed);
        History(simulation).Vendor.Respond(200);
        simulation.Bus(Bus).Put(new CircuitIsolationRequested(Name));
        simulation.Run(TimeSpan.FromSeconds(10));
        var before = simulation.Bill.Total;

        Put(simulation);
        simulation.Run(TimeSpan.FromMinutes(1));
        var ours = PerMillion(simulation.Bill.Total - before);
        simulation.Bus(Bus).Put(new CircuitReleaseRequested(Name));
        simulation.Run(TimeSpan.FromMinutes(14));
        var withReplay = PerMillion(simulation.Bill.Total - before);
        var theirs = Theirs(open: true);

        Assert.Equal(Events, History(simulation).Calls.Count(call => call.Answered(200)));
        Assert.True(ours * 3 <= theirs, $"ours {ours:F2}, theirs {theirs:F2}");
        Assert.Contains(FormattableString.Invariant($"| open, held | ${ours:F2} | ${theirs:F2}, and lost |"), Readme, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"| open, held, replayed and delivered | ${withReplay:F2} | not at all |"), Readme, StringComparison.Ordinal);
    }

    private Simulation Closed()
    {
        var simulation = Simulate(circuits.Probed);
        History(simulation).Vendor.Respond(200);
        Put(simulation);
        simulation.Run(TimeSpan.FromMinutes(1));
        return simulation;
    }

    private decimal Theirs(bool open)
    {
        var simulation = LambdaBreaker.With(Simulate(circuits.Unheld), open);
        Put(simulation);
        simulation.RunUntilIdle();
        Assert.All(simulation.StateMachine("App/Workflow").Executions, execution => Assert.Equal(open ? "FAILED" : "SUCCEEDED", execution.Status));
        return simulation.Bill.PerMillionEvents!.Value;
    }

    private static decimal PerMillion(decimal dollars) => dollars * 1_000_000 / Events;

    private static void Put(Simulation simulation)
    {
        for (var number = 1; number <= Events; number++) simulation.Bus(Bus).Put(new OrderPlaced($"o-{number}", "c-1", 9.99m));
    }
}

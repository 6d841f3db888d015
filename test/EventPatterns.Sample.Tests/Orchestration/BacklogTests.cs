using System.Diagnostics;
using System.Globalization;
using EventPatterns.Events;

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>
/// Many workflows at once, each with three tokens outstanding: a few in the suite, as many as <c>EVENTPATTERNS_WORKFLOWS</c>
/// says in a long run, which tells what it took.
/// </summary>
public sealed class BacklogTests(SynthesizedOrchestration checkout, ITestOutputHelper output)
{
    private static int Count => Environment.GetEnvironmentVariable("EVENTPATTERNS_WORKFLOWS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 20;

    [Fact]
    public void Orders_ThreeTokensEachOutstandingAtOnce_AllDrain()
    {
        var watch = Stopwatch.StartNew();
        var run = new CheckoutRun(checkout.Simulate());
        for (var n = 1; n <= Count; n++) run.Put(new OrderPlaced($"o-{n}", "by-hand"));
        run.Simulation.Run(TimeSpan.FromMinutes(30));
        Assert.Equal(3 * Count, run.All<PaymentRequested>().Count() + run.All<PointsRequested>().Count() + run.All<ApprovalRequested>().Count());
        foreach (var asked in run.Envelopes<ApprovalRequested>().ToArray()) run.Put(new OrderApproved(asked.Data.OrderId), EventOptions.ReplyTo(asked.Metadata));
        run.Simulation.RunUntilIdle();

        Assert.Equal(Count, run.All<OrderCompleted>().Select(e => e.OrderId).Distinct().Count());
        Assert.DoesNotContain(run.Simulation.StateMachine("Orders/Checkout/Machine").Executions, execution => execution.Status == "RUNNING");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Count} orders: {watch.Elapsed.TotalSeconds:0.0} s, {GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB, {run.Simulation.Trace.Moments.Count} moments"));
        output.WriteLine(run.Simulation.Bill.ToString());
    }
}

using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Sample.Tests.Orchestration;

public sealed class BorderTests(SynthesizedBorder border)
{
    [Fact]
    public void Order_AcrossBorders_CompletedAndNoTokenOnAnyOtherBus()
    {
        var run = new CheckoutRun(border.Simulate(), SynthesizedBorder.OrdersBus);
        run.Put(new OrderPlaced("o-1", "well"));
        run.Simulation.RunUntilIdle();

        Assert.Equal("receipt of o-1", run.Only<OrderCompleted>().Receipt);
        Assert.Equal(("done", "done", "reserved"), run.State);
        Assert.Empty(run.Refusals);
        Assert.Empty(run.Simulation.Trace.Refusals);
        run.AssertNoTokenOutside();
    }

    [Fact]
    public void Order_CancelledAcrossBorders_EverythingUndone()
    {
        var run = new CheckoutRun(border.Simulate(), SynthesizedBorder.OrdersBus);
        run.Put(new OrderPlaced("o-1", "well"));
        run.Simulation.Run(TimeSpan.FromMinutes(30));
        run.Put(new CancellationRequested("o-1"));
        run.Simulation.RunUntilIdle();

        Assert.Equal(Cdk.Orchestration.Workflow.CancelledError, run.Only<OrderCancelled>().Why);
        Assert.Equal(("undone", "undone", "free"), run.State);
    }

    [Fact]
    public void StateMachines_AcrossBorders_TouchedByTheirOwnDomainAlone()
    {
        var run = new CheckoutRun(border.Simulate(), SynthesizedBorder.OrdersBus);
        run.Put(new OrderPlaced("o-1", "well"));
        run.Simulation.RunUntilIdle();

        var calls = run.Simulation.Trace.Moments.Where(moment => moment.Kind == MomentKind.Call && moment.What.StartsWith("states:", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.Equal(call.By!.Place.Account, call.Subject.Split(':')[4]));
    }
}

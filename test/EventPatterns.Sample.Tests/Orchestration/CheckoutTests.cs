using EventPatterns.Events;

namespace EventPatterns.Sample.Tests.Orchestration;

public sealed class CheckoutTests(SynthesizedOrchestration checkout)
{
    [Fact]
    public void Order_AllWell_CompletedAndEverythingDone()
    {
        var run = Run("well");

        Assert.Equal("receipt of o-1", run.Only<OrderCompleted>().Receipt);
        Assert.Equal(("done", "done", "reserved"), run.State);
        Assert.Empty(run.Refusals);
        Assert.Empty(run.Simulation.Trace.Refusals);
        run.AssertNoTokenOutside();
    }

    [Fact]
    public void Order_Declined_TheOthersAreUndoneAndTheDeclinedIsNot()
    {
        var run = Run("declined");

        Assert.Equal("PaymentDeclined", run.Only<OrderCancelled>().Why);
        Assert.Equal((null, "undone", "free"), run.State);
        Assert.Empty(run.All<RefundRequested>());
        Assert.Single(run.All<PointsReturnRequested>());
    }

    [Fact]
    public void Order_SilentParticipant_HeartbeatMissedAndItsWorkUndone()
    {
        var run = Run("slow");

        Assert.Equal("States.Timeout", run.Only<OrderCancelled>().Why);
        Assert.Equal(("undone", "undone", "free"), run.State);
        Assert.Contains(("PointsEarned", "Late"), run.Refusals);
    }

    [Fact]
    public void Order_UndoOvertakesTheWork_TheWorkIsNotDoneAnyMore()
    {
        var run = Run("sleepy");

        Assert.Equal("States.Timeout", run.Only<OrderCancelled>().Why);
        Assert.Equal(("undone", "undone", "free"), run.State);
        Assert.Contains(("PointsRefused", "Late"), run.Refusals);
    }

    [Fact]
    public void Request_WorkLongerThanTheHeartbeat_SignsKeepItAlive()
    {
        var run = Run("well");

        var signs = run.Envelopes<PaymentPending>().Select(envelope => envelope.Metadata.EventId).ToArray();
        Assert.InRange(signs.Distinct().Count(), 5, 6);
        Assert.Equal(signs.Distinct(), signs);
    }

    [Fact]
    public void Request_Envelope_IdOfTheRequestDeadlineOfTheStepAndNoToken()
    {
        var run = Run("well");

        var metadata = Assert.Single(run.Envelopes<PaymentRequested>()).Metadata;
        Assert.Equal(metadata.EventId, metadata.RequestId);
        Assert.Null(metadata.TaskToken);
        Assert.Equal(TimeSpan.FromHours(6), metadata.ExpiresAt - metadata.OccurredAt);
        var placed = Assert.Single(run.Envelopes<OrderPlaced>()).Metadata;
        Assert.Equal((placed.CorrelationId, placed.EventId), (metadata.CorrelationId, metadata.CausationId));
    }

    [Fact]
    public void Reply_Forged_ChangesNothingAndIsTold()
    {
        var run = Started("well");
        run.Put(new PaymentTaken("o-1", "forged"), new EventOptions { RequestId = "made-up" });
        run.Put(new PointsEarned("o-1"), new EventOptions { RequestId = run.RequestId<PaymentRequested>() });
        run.Put(new PaymentPending("o-1"), new EventOptions { RequestId = "made-up" });
        run.Simulation.Run(TimeSpan.FromMinutes(1));

        Assert.Equal([("PaymentPending", "Unknown"), ("PaymentTaken", "Unknown"), ("PointsEarned", "Unexpected")], run.Refusals.Order());
        run.Simulation.RunUntilIdle();
        Assert.Equal("receipt of o-1", run.Only<OrderCompleted>().Receipt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Reply_Repeated_ChangesNothingAndIsTold(bool sameEvent)
    {
        var run = Run("well");
        var request = run.RequestId<PaymentRequested>();
        if (sameEvent) run.Again<PaymentTaken>();
        else run.Put(new PaymentDeclined("o-1", "on second thoughts"), new EventOptions { RequestId = request });
        run.Simulation.RunUntilIdle();

        // A decline is no repetition of the completion's own event, and the claim says what it expects of either.
        Assert.Equal([(sameEvent ? "PaymentTaken" : "PaymentDeclined", "Repeated")], run.Refusals);
        Assert.Single(run.All<OrderCompleted>());
        Assert.Equal(("done", "done", "reserved"), run.State);
    }

    [Fact]
    public void Cancellation_InTheMiddle_EverythingUndone()
    {
        var run = Started("well");
        run.Simulation.Run(TimeSpan.FromMinutes(35));
        run.Put(new CancellationRequested("o-1"));
        run.Simulation.RunUntilIdle();

        Assert.Equal(Cdk.Orchestration.Workflow.CancelledError, run.Only<OrderCancelled>().Why);
        Assert.Equal(("undone", "undone", "free"), run.State);
        Assert.Equal([("PaymentTaken", "Late")], run.Refusals);
    }

    [Fact]
    public void Cancellation_BeforeTheOrder_OrderIsCancelledWhenItStarts()
    {
        var run = new CheckoutRun(checkout.Simulate());
        run.Put(new CancellationRequested("o-1"));
        run.Simulation.Run(TimeSpan.FromMinutes(1));
        run.Put(new OrderPlaced("o-1", "well"));
        run.Simulation.RunUntilIdle();

        Assert.Equal(Cdk.Orchestration.Workflow.CancelledError, run.Only<OrderCancelled>().Why);
        Assert.DoesNotContain("done", new[] { run.State.Payment, run.State.Points });
    }

    [Fact]
    public void Cancellation_AfterTheEnd_RefusedAndTold()
    {
        var run = Run("well");
        run.Put(new CancellationRequested("o-1"));
        run.Simulation.RunUntilIdle();

        Assert.Equal("Orders/Checkout", run.Only<Cdk.Orchestration.CancellationRefused>().Workflow);
        Assert.Empty(run.All<OrderCancelled>());
        Assert.Equal(("done", "done", "reserved"), run.State);
    }

    [Fact]
    public void Approval_AfterFiveDays_TokenTravelsInTheEvents()
    {
        var run = Started("by-hand");
        run.Simulation.Run(TimeSpan.FromDays(5));
        var asked = Assert.Single(run.Envelopes<ApprovalRequested>()).Metadata;
        var token = asked.TaskToken;
        Assert.InRange((asked.ExpiresAt - asked.OccurredAt)!.Value, TimeSpan.FromDays(9.99), TimeSpan.FromDays(10));
        run.Put(new OrderApproved("o-1"), new EventOptions { TaskToken = "made-up" });
        run.Put(new OrderApproved("o-1"), new EventOptions { TaskToken = token });
        run.Simulation.RunUntilIdle();

        Assert.Equal([("OrderApproved", "Unknown")], run.Refusals);
        Assert.Single(run.All<OrderCompleted>());
    }

    [Fact]
    public void Approval_NeverGiven_OrderIsCancelledAfterItsHeartbeat()
    {
        var run = Run("by-hand");

        Assert.Equal("States.Timeout", run.Only<OrderCancelled>().Why);
        Assert.Equal(("undone", "undone", "free"), run.State);
    }

    [Fact]
    public void Order_PlacedTwice_HandledOnce()
    {
        var run = Started("well");
        run.Again<OrderPlaced>();
        run.Simulation.RunUntilIdle();

        Assert.Single(run.All<OrderCompleted>());
        Assert.Single(run.All<PaymentRequested>());
    }

    private CheckoutRun Run(string how)
    {
        var run = Started(how);
        run.Simulation.RunUntilIdle();
        return run;
    }

    private CheckoutRun Started(string how)
    {
        var run = new CheckoutRun(checkout.Simulate());
        run.Put(new OrderPlaced("o-1", how));
        run.Simulation.Run(TimeSpan.FromMinutes(1));
        return run;
    }
}

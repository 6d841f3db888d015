using EventPatterns.Cdk.CircuitBreaking;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Access;
using EventPatterns.Simulator.Data;
using static EventPatterns.Sample.Tests.CircuitBreaking.SynthesizedCircuits;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>A caller that waits: <see cref="CircuitBreaker.FailFast"/>.</summary>
public sealed class CallerTests(SynthesizedCircuits circuits)
{
    [Fact]
    public void Call_Closed_AnswersAndWritesNothing()
    {
        var (simulation, vendor) = Ready(200);

        var execution = Call(simulation);

        Assert.Equal("SUCCEEDED", execution.Status);
        Assert.Equal("200", execution.Output!["StatusCode"]!.ToString());
        Assert.Single(vendor.Requests);
        Assert.Null(History(simulation).Item);
    }

    [Fact]
    public void Call_FailuresUpToTheThreshold_CountAndOpenTheCircuit()
    {
        var (simulation, vendor) = Ready(503);

        Assert.Equal("States.Http.StatusCode.503", Call(simulation).Error);
        Assert.Equal("States.Http.StatusCode.503", Call(simulation).Error);
        Assert.Equal(CircuitBreaker.OpenError, Call(simulation).Error);
        Assert.Equal(3, vendor.Requests.Count(request => request.Method == "POST"));

        var refused = Call(simulation);
        Assert.Equal((CircuitBreaker.OpenError, "The circuit points is open. Try again in 30 seconds."), (refused.Error, refused.ErrorCause));
        Assert.Equal(3, vendor.Requests.Count(request => request.Method == "POST"));
    }

    [Fact]
    public void Call_OwnFault_FailsWithItsErrorAndIsNotCounted()
    {
        var (simulation, _) = Ready(404);

        for (var call = 1; call <= 4; call++) Assert.Equal("States.Http.StatusCode.404", Call(simulation).Error);

        Assert.Null(History(simulation).Item);
    }

    private (Simulation, EventPatterns.Simulator.Vendors.Vendor) Ready(int status)
    {
        var simulation = Simulate(circuits.Called);
        return (simulation, simulation.Vendor("https://points.example").Respond(status));
    }

    private static SimulatedExecution Call(Simulation simulation)
    {
        var caller = simulation.StateMachine("App/Caller");
        Assert.True(caller.Start(JsonMap.Empty).Ok);
        while (caller.Executions[^1].Status == "RUNNING") simulation.Run(TimeSpan.FromMilliseconds(50));
        return caller.Executions[^1];
    }
}

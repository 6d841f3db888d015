using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Traces;

public sealed class RunLimitTests
{
    [Fact]
    public void RunUntilIdle_EventsThatCircle_EndsAndSaysWhatCirclesWhoIsSilentAndWhatToDo()
    {
        var simulation = EndlessRuns.Begin(maxMoments: 2_000);

        var message = Assert.Throws<SimulationException>(simulation.RunUntilIdle).Message;

        Assert.InRange(simulation.Trace.Moments.Count, 2_001, 2_100);
        Assert.Contains("does not come to rest: after 0.00:0", message, StringComparison.Ordinal);
        Assert.Contains($"it has {simulation.Trace.Moments.Count:N0} moments", message, StringComparison.Ordinal);
        Assert.Contains($"GET https://silent.example/ask {simulation.Trace.Moments.Count(m => m.Subject == "https://silent.example/ask"):N0} times", message, StringComparison.Ordinal);
        Assert.Contains($"event Again on Bus {simulation.Trace.Moments.Count(m => m.What == "Again"):N0} times", message.Replace("Round/Bus", "Bus", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"Workflow started {simulation.Trace.Moments.Count(m => m.What.EndsWith(" started", StringComparison.Ordinal)):N0} times", message, StringComparison.Ordinal);
        Assert.Contains("Nobody answers https://silent.example/ask: give an answer with \"vendors\"", message, StringComparison.Ordinal);
        Assert.Contains("\"until\": \"P1D\"", message, StringComparison.Ordinal);
        Assert.Contains("SimulationOptions.MaxMoments", message, StringComparison.Ordinal);
    }

    [Fact]
    public void RunUntilIdle_VendorAnswers_NotSaidToBeSilent()
    {
        var simulation = EndlessRuns.Begin(maxMoments: 2_000);
        simulation.Vendor("https://silent.example").Respond(200);

        var message = Assert.Throws<SimulationException>(simulation.RunUntilIdle).Message;

        Assert.Contains("Most often: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody answers", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MoreMomentsThanAllowed_EndsToo() =>
        Assert.Throws<SimulationException>(() => EndlessRuns.Begin(maxMoments: 2_000).Run(TimeSpan.FromDays(365)));

    [Fact]
    public void RunUntilIdle_AsManyMomentsAsAllowed_Ends()
    {
        var needed = SmallStack.WithOrders(3).Trace.Moments.Count;
        var simulation = Simulation.Load(SmallStack.Assembly(), new SimulationOptions { MaxMoments = needed });
        for (var order = 1; order <= 3; order++) SmallStack.Put(simulation, JsonMap.Of(("id", $"o-{order}")));

        simulation.RunUntilIdle();

        Assert.Equal(needed, simulation.Trace.Moments.Count);
    }

    [Fact]
    public void MaxMoments_LessThanOne_Refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulationOptions { MaxMoments = 0 });
}

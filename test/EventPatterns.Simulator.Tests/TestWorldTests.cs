using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests;

public sealed class TestWorldTests
{
    [Fact]
    public void Call_UnknownService_IsNamedInTheError()
    {
        var world = new TestWorld();

        var wrong = Assert.Throws<SimulationException>(() => world.Call("nothing", "DoIt", JsonMap.Empty));

        Assert.Contains("nothing:DoIt", wrong.Message, StringComparison.Ordinal);
    }
}

using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Testing;

namespace EventPatterns.Sample.Tests.Gatekeeping;

public sealed class GatekeeperTests(TwoDomains domains)
{
    [Fact]
    public void Templates_BothStacks_FitCloudFormationsSchema() => TemplateChecks.Pass(domains.Templates);

    [Fact]
    public void Put_PublishedContract_CrossesBothBordersAndBack()
    {
        var simulation = domains.Simulate();

        simulation.Bus("Orders/Inside").Put(new OrderPlaced("o-1"));
        simulation.RunUntilIdle();

        Assert.Equal("o-1", Assert.Single(simulation.Table("Shipping/Parcels").Items).TextOf("id"));
        Assert.Equal("o-1", Assert.Single(simulation.Table("Orders/Prepared").Items).TextOf("id"));
        Assert.Empty(simulation.Trace.Refusals);
        Assert.Empty(Told(simulation, "Orders").Concat(Told(simulation, "Shipping")));
    }

    private static IEnumerable<JsonMap> Told(Simulation simulation, string domain) =>
        simulation.Bus($"{domain}/Inside").Events.Where(e => e.TextOf("detail-type") == "EventRefused");
}

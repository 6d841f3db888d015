using EventPatterns.Events;
using EventPatterns.Sample.Orders;

namespace EventPatterns.Sample.Tests.Simulating;

public sealed class ShopSimulationTests(SynthesizedShop shop)
{
    [Fact]
    public void Scenario_Shop_Holds() =>
        Assert.All(Scenarios.Shop.Run(shop.Simulate()).Verdicts, verdict => Assert.True(verdict.Holds, $"{verdict.Expectation}: found {verdict.Found}"));

    [Fact]
    public void Scenario_200Seeds_SameParcelsAndGuards()
    {
        var (parcels, guards) = Ending(1);

        for (var seed = 2UL; seed <= 200; seed++)
        {
            var other = Ending(seed);
            Assert.True(parcels == other.Parcels, $"Seed {seed}: {other.Parcels} and not {parcels}");
            Assert.True(guards == other.Guards, $"Seed {seed}: {other.Guards} and not {guards}");
        }
    }

    [Fact]
    public void Scenario_SameSeedTwice_SameTrace() => Assert.Equal(TraceOf(seed: 42), TraceOf(seed: 42));

    [Fact]
    public void Scenario_OtherSeed_OtherTrace() => Assert.NotEqual(TraceOf(seed: 42), TraceOf(seed: 43));

    [Fact]
    public void Put_RecordOfTheContract_BecomesAParcel()
    {
        var simulation = shop.Simulate();

        simulation.Bus("Orders/Bus").Put(new OrderPlaced("o-1", "c-1", 35.99m), new EventOptions { Sequence = 1 });
        simulation.RunUntilIdle();

        var parcel = Assert.Single(simulation.Table("Shipping/Parcels").Items);
        Assert.Equal("o-1", parcel.TextOf("orderId"));
        Assert.Equal("c-1", parcel.TextOf("customerId"));
        Assert.Contains(simulation.Bus("Orders/Bus").Events, e => e.TextOf("detail-type") == "ParcelPrepared");
        Assert.Empty(simulation.Trace.Refusals);
    }

    [Fact]
    public void Put_RecordWithoutTheSequenceThatOrderingNeeds_GoesToTheDeadLetters()
    {
        var simulation = shop.Simulate();

        simulation.Bus("Orders/Bus").Put(new OrderPlaced("o-1", "c-1", 35.99m));
        simulation.RunUntilIdle();

        Assert.Empty(simulation.Table("Shipping/Parcels").Items);
        Assert.Equal(1, simulation.Queue("Shipping/PrepareParcels/DeadLetters").Depth);
        Assert.Contains("EventPatterns.MalformedEvent", simulation.Trace.AsTree(), StringComparison.Ordinal);
    }

    private string TraceOf(ulong seed)
    {
        var simulation = shop.Simulate(seed);
        Scenarios.Shop.Run(simulation);
        return simulation.Trace.ToJson().ToString();
    }

    private (string Parcels, string Guards) Ending(ulong seed)
    {
        var simulation = shop.Simulate(seed);
        var result = Scenarios.Shop.Run(simulation);
        Assert.True(result.Holds, $"Seed {seed}: {string.Join("; ", result.Verdicts.Where(v => !v.Holds))}");
        return (
            Lines(simulation.Table("Shipping/Parcels").Items.Select(parcel => parcel.ToString())),
            Lines(simulation.Table("Shipping/PrepareParcels/Guards").Items.Select(guard => $"{guard["pk"]} {guard["status"]}")));
    }

    private static string Lines(IEnumerable<string> items) => string.Join('\n', items.Order(StringComparer.Ordinal));
}

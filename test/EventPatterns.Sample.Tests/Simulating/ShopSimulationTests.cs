using EventPatterns.Events;
using EventPatterns.Sample.Loyalty;
using EventPatterns.Sample.Orders;
using EventPatterns.Sample.Shipping;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Sample.Tests.Simulating;

public sealed class ShopSimulationTests(SynthesizedShop shop)
{
    [Theory]
    [MemberData(nameof(Scenarios.Checkouts), MemberType = typeof(Scenarios))]
    public void Scenario_NoFaults_Holds(string scenario)
    {
        var simulation = shop.Simulate();

        var result = Scenarios.Of(scenario).Run(simulation);

        Assert.All(result.Verdicts, verdict => Assert.True(verdict.Holds, $"{verdict.Expectation}: found {verdict.Found}"));
        Assert.All(ShopInvariants.All, invariant => Assert.Null(invariant.Broken(simulation)));
    }

    [Fact]
    public void Scenario_200Seeds_SameLedgersAndGuards()
    {
        var (ledgers, guards) = Ending(1);

        for (var seed = 2UL; seed <= 200; seed++)
        {
            var other = Ending(seed);
            Assert.True(ledgers == other.Ledgers, $"Seed {seed}: {other.Ledgers} and not {ledgers}");
            Assert.True(guards == other.Guards, $"Seed {seed}: {other.Guards} and not {guards}");
        }
    }

    [Fact]
    public void Scenario_SameSeedTwice_SameTrace() => Assert.Equal(TraceOf(seed: 42), TraceOf(seed: 42));

    [Fact]
    public void Scenario_OtherSeed_OtherTrace() => Assert.NotEqual(TraceOf(seed: 42), TraceOf(seed: 43));

    [Fact]
    public void Put_RecordOfTheContract_BecomesAScannedParcel()
    {
        var simulation = shop.Simulate();

        simulation.Bus("Shipping/Inside").Put(new ParcelScanned("o-1", "Zurich", "COLLECTED"), new EventOptions { Sequence = 1 });
        simulation.RunUntilIdle();

        var parcel = Assert.Single(simulation.Table("Shipping/Tracking/Parcels").Items);
        Assert.Equal("o-1", parcel.TextOf("orderId"));
        Assert.Equal("Zurich", parcel.TextOf("place"));
        Assert.Empty(simulation.Trace.Refusals);
    }

    [Fact]
    public void Put_RecordWithoutTheSequenceThatOrderingNeeds_GoesToTheDeadLetters()
    {
        var simulation = shop.Simulate();

        simulation.Bus("Shipping/Inside").Put(new ParcelScanned("o-1", "Zurich", "COLLECTED"));
        simulation.RunUntilIdle();

        Assert.Empty(simulation.Table("Shipping/Tracking/Parcels").Items);
        Assert.Equal(1, simulation.Queue("Shipping/Tracking/Follow/DeadLetters").Depth);
        Assert.Contains("EventPatterns.MalformedEvent", simulation.Trace.AsTree(), StringComparison.Ordinal);
    }

    [Fact]
    public void Order_TheLoyaltyVendorRefusesIt_CancelledAtOnceForThatReason()
    {
        var simulation = shop.Simulate();
        simulation.Vendor("Payments").Respond(200, Json.Parse("""{ "access_token": "token", "expires_in": 3600 }"""));
        simulation.Vendor("Shipping").Respond(200);
        simulation.Vendor("Loyalty/ReturnPoints").Respond(200);
        simulation.Vendor("Loyalty/EarnPoints").Respond(422);

        simulation.Bus("Orders/Inside").Put(new OrderPlaced("o-1", "c-1", 35.99m));
        simulation.RunUntilIdle();

        var cancelled = Assert.Single(simulation.Bus("Orders/Inside").Events, e => e.TextOf("detail-type") == nameof(OrderCancelled));
        Assert.Equal(nameof(PointsRefused), cancelled["detail"]!["data"]!.TextOf("why"));
        var refused = Assert.Single(simulation.Bus("Loyalty/Inside").Events, e => e.TextOf("detail-type") == nameof(PointsRefused));
        Assert.Equal("States.Http.StatusCode.422", refused["detail"]!["data"]!.TextOf("reason"));
        Assert.Empty(simulation.Vendor("Loyalty/ReturnPoints").Requests);
    }

    private string TraceOf(ulong seed)
    {
        var simulation = shop.Simulate(seed);
        Scenarios.Shop.Run(simulation);
        return simulation.Trace.ToJson().ToString();
    }

    private (string Ledgers, string Guards) Ending(ulong seed)
    {
        var simulation = shop.Simulate(seed);
        var result = Scenarios.Shop.Run(simulation);
        Assert.True(result.Holds, $"Seed {seed}: {string.Join("; ", result.Verdicts.Where(v => !v.Holds))}");
        string[] ledgers = ["Payments/Charge/Ledger/Table", "Shipping/Parcel/Ledger/Table", "Orders/Fulfilment/Reservations/Ledger/Table", "Shipping/Tracking/Parcels"];
        return (
            Lines(ledgers.SelectMany(ledger => simulation.Table(ledger).Items).Select(item => $"{item["orderId"]} {item["state"]} {item["place"]}")),
            Lines(simulation.Table("Shipping/Tracking/Follow/Guards").Items.Select(guard => $"{guard["pk"]} {guard["status"]}")));
    }

    private static string Lines(IEnumerable<string> items) => string.Join('\n', items.Order(StringComparer.Ordinal));
}

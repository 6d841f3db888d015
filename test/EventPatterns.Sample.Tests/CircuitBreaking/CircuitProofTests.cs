using EventPatterns.Sample.Loyalty;
using EventPatterns.Sample.Tests.Simulating;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Proving;
using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>The breaker's promises under every fault, over many seeds: <c>EVENTPATTERNS_SEEDS=10000</c> for the long run.</summary>
public sealed class CircuitProofTests(SynthesizedShop shop, SynthesizedCircuits circuits)
{
    private static readonly CircuitInvariants Loyalty = new("Loyalty/EarnPoints", "loyalty-api", "Loyalty/Inside", nameof(StorePurchaseMade)) { Table = "Loyalty/Circuits/Table" };

    private static readonly Scenario Outage = Scenario.Parse("""
        {
          "vendors": { "App/Breaker": { "respond": { "status": 200 } } },
          "steps": [
            { "put": { "bus": "App/Bus", "source": "orders.checkout", "detailType": "OrderPlaced", "times": 30, "every": "PT10S", "detail": {
                "metadata": { "eventId": "order-{{n}}", "schemaVersion": "1", "domain": "orders", "service": "checkout", "category": "domain", "correlationId": "order-{{n}}", "occurredAt": "{{now}}" },
                "data": { "orderId": "o-{{n}}", "customerId": "c-{{n}}", "total": 9.99 } } } },
            { "at": "PT1M", "vendor": "App/Breaker", "respond": { "status": 503 } },
            { "at": "PT3M", "vendor": "App/Breaker", "respond": { "status": 200 } }
          ],
          "expect": [ { "queue": "App/Breaker/Gate/Queue", "depth": 0 } ]
        }
        """, "short-outage.json");

    [Theory]
    [InlineData("vendor-outage.json")]
    [InlineData("vendor-flaps.json")]
    public void Shop_EveryFault_PromisesAreKept(string scenario) =>
        Prove(shop.Assembly, Scenarios.Of(scenario), Loyalty, ProofSeeds.Or(4));

    [Fact]
    public void Probed_EveryFault_PromisesAreKept() => Prove(circuits.Probed, Outage, SynthesizedCircuits.Promises, ProofSeeds.Or(20));

    [Fact]
    public void Unprobed_EveryFault_PromisesAreKept() => Prove(circuits.Unprobed, Outage, SynthesizedCircuits.Promises with { TriesByEvents = true }, ProofSeeds.Or(20));

    private static void Prove(CloudAssembly assembly, Scenario scenario, CircuitInvariants promises, int seeds) =>
        Simulator.Proving.Prove.Over(seeds, assembly, scenario, new ProofOptions { Invariants = [.. Invariants.All, .. promises.All], Simulation = SynthesizedShop.Options }).ThrowIfBroken();
}

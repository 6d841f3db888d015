using EventPatterns.Simulator.Proving;

namespace EventPatterns.Sample.Tests.Simulating;

/// <summary>The shop's promises under every fault, over many seeds: <c>EVENTPATTERNS_SEEDS=10000</c> for the long run.</summary>
public sealed class CheckoutProofTests(SynthesizedShop shop)
{
    [Theory]
    [MemberData(nameof(Scenarios.Checkouts), MemberType = typeof(Scenarios))]
    public void Scenario_EveryFault_PromisesAreKept(string scenario) => Prove(scenario, ProofSeeds.Or(10));

    // A crash and duplicates at five attempts, an outage that outlasted a step's retries, and one that outlasted an order.
    [Theory]
    [InlineData("shop.json", 375)]
    [InlineData("shop.json", 535)]
    [InlineData("checkout-loyalty-down.json", 1729)]
    public void Scenario_SeedThatOnceBroke_PromisesAreKept(string scenario, ulong seed) => Prove(scenario, 1, seed);

    private void Prove(string scenario, int seeds, ulong firstSeed = 1) => Simulator.Proving.Prove.Over(seeds, shop.Assembly, Scenarios.Of(scenario), new ProofOptions
    {
        FirstSeed = firstSeed,
        Invariants = ShopInvariants.All,
        Simulation = SynthesizedShop.Options,
    }).ThrowIfBroken();
}

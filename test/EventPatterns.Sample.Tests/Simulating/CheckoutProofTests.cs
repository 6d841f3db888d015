using EventPatterns.Simulator.Proving;

namespace EventPatterns.Sample.Tests.Simulating;

/// <summary>The shop's promises under every fault, over many seeds: <c>EVENTPATTERNS_SEEDS=10000</c> for the long run.</summary>
public sealed class CheckoutProofTests(SynthesizedShop shop)
{
    [Theory]
    [MemberData(nameof(Scenarios.Checkouts), MemberType = typeof(Scenarios))]
    public void Scenario_EveryFault_PromisesAreKept(string scenario) =>
        Prove.Over(ProofSeeds.Or(10), shop.Assembly, Scenarios.Of(scenario), new ProofOptions { Invariants = ShopInvariants.All, Simulation = SynthesizedShop.Options }).ThrowIfBroken();
}

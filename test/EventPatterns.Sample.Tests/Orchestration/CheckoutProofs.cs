using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Proving;

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>Every order ends, completed or undone, under all faults at once.</summary>
public sealed class CheckoutProofs(SynthesizedOrchestration checkout, SynthesizedBorder border)
{
    [Fact]
    public void Checkout_AllFaultsOnOneBus_EveryInvariantHolds() => Prove(checkout.Assembly, SynthesizedOrchestration.Bus, seeds: 10);

    [Fact]
    public void Checkout_AllFaultsAcrossBorders_EveryInvariantHolds() => Prove(border.Assembly, SynthesizedBorder.OrdersBus, seeds: 4);

    private static void Prove(CloudAssembly assembly, string bus, int seeds) =>
        Simulator.Proving.Prove.Over(ProofSeeds.Or(seeds), assembly, CheckoutScenario.On(bus), new ProofOptions
        {
            Simulation = SynthesizedShop.Options,
            Invariants = new CheckoutInvariants(bus).All,
        }).ThrowIfBroken();
}

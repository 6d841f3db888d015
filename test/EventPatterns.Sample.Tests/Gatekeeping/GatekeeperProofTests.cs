using EventPatterns.Simulator.Proving;

namespace EventPatterns.Sample.Tests.Gatekeeping;

public sealed class GatekeeperProofTests(TwoDomains domains)
{
    [Fact]
    public void Border_EveryFaultAndAttacks_Holds()
    {
        var proof = Prove.Over(ProofSeeds.Or(30), domains.Assembly, BorderScenario.AndAttacks, new ProofOptions
        {
            Invariants = BorderInvariants.All,
            Simulation = TwoDomains.Options,
            Cancellation = TestContext.Current.CancellationToken,
        });
        proof.ThrowIfBroken();
        TestContext.Current.SendDiagnosticMessage($"{proof}");
    }
}

using EventPatterns.Simulator.Faulting;
using EventPatterns.Simulator.Proving;

namespace EventPatterns.Simulator.Tests.Proving;

/// <summary>The prover, shown by breaking a sound consumer in one way at a time.</summary>
public sealed class ProveTests
{
    private const int Seeds = 1000;

    private static readonly Invariant CountedOnce = new("each event is counted once", simulation =>
        simulation.Table("Seen").Item("total")?["n"]?.ToString() is "5" ? null : $"counted {simulation.Table("Seen").Item("total")?["n"]}");

    [Fact]
    public void Over_SoundConsumer_Holds()
    {
        var proof = Prove.Over(300, new Shop().Assembly, Shop.Scenario, new() { Invariants = [.. Invariants.All, CountedOnce] });
        proof.ThrowIfBroken();
        Assert.Equal(300, proof.Seeds);
        Assert.True(proof.Struck.Count >= 9, $"Only {string.Join(", ", proof.Struck.Keys)} struck.");
    }

    [Fact]
    public void Over_IdempotencyGuardOut_EffectHappensTwice()
    {
        var found = Broken(new Shop { Guarded = false }, Faults.All, Invariants.NoEffectTwice);
        Assert.Contains(Assert.Single(found.Plan).Kind, (FaultKind[])[FaultKind.Duplicates, FaultKind.TimeoutsAfterEffect, FaultKind.Crashes, FaultKind.LateDeliveries]);
        Assert.Contains("UpdateItem in Count", found.Breaches[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_MessageDeletedBeforeTheWork_WorkIsLost()
    {
        var found = Broken(new Shop { Waits = false }, Faults.All, Invariants.NoWorkLost);
        Assert.StartsWith("dynamodb:", Assert.Single(found.Plan).Place, StringComparison.Ordinal);
        Assert.Contains("nobody tries again", found.Breaches[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_NoDeadLetterQueue_EventIsLost()
    {
        var found = Broken(new Shop { DeadLetters = false }, Faults.All, Invariants.NothingLost);
        var fault = Assert.Single(found.Plan);
        Assert.Contains("sqs:SendMessage/events.amazonaws.com", fault.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_ConditionalWriteMadeUnconditional_OlderStateWins()
    {
        var proof = Prove.Over(Seeds, new Shop { Conditional = false }.Assembly, Shop.Scenario);
        Assert.False(proof.Holds);
        Assert.InRange(proof.Counterexample!.Plan.Count, 1, 2);
        Assert.Contains("\"sequence\":1", proof.Counterexample.Breaches[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_StandardWorkflowThatThePipeCannotRetry_WorkIsLost()
    {
        var found = Broken(new Shop { Waits = false, Workflow = "STANDARD" }, Faults.All, Invariants.NoWorkLost);
        Assert.Single(found.Plan);
        Assert.Contains("nobody tries again", found.Breaches[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_AnyNumberOfThreads_SameCounterexample()
    {
        var plans = from threads in (int[])[1, 4]
                    let proof = Prove.Over(Seeds, new Shop { Guarded = false }.Assembly, Shop.Silent, new() { Threads = threads })
                    select (proof.Seeds, proof.Counterexample!.Seed, proof.Counterexample.Plan.ToString(), string.Join(' ', proof.Struck));
        Assert.Single(plans.Distinct());
    }

    [Fact]
    public void Counterexample_RunAgain_SameBytes()
    {
        var assembly = new Shop { Guarded = false }.Assembly;
        var found = Prove.Over(Seeds, assembly, Shop.Silent).Counterexample!;
        string Trace(Faults faults)
        {
            var simulation = Simulation.Load(assembly, new() { Seed = found.Seed, Faults = faults });
            Shop.Silent.Run(simulation);
            return simulation.Trace.ToJson().ToString();
        }

        Assert.Equal(found.Simulation.Trace.ToJson().ToString(), Trace(Faults.Parse(found.Plan.ToString())));
        Assert.Equal(Trace(Faults.All), Trace(Faults.Of(found.Struck)));
    }

    [Fact]
    public void Counterexample_AnyFaultLess_Holds()
    {
        var assembly = new Shop { Conditional = false }.Assembly;
        var found = Prove.Over(Seeds, assembly, Shop.Scenario).Counterexample!;
        foreach (var fault in found.Plan)
        {
            var less = new ProofOptions { FirstSeed = found.Seed, Faults = Faults.Of(new FaultPlan(found.Plan.Where(f => f != fault))) };
            Assert.DoesNotContain(found.Breaches[0].Name, (Prove.Over(1, assembly, Shop.Scenario, less).Counterexample?.Breaches ?? []).Select(b => b.Name));
        }
    }

    [Fact]
    public void ThrowIfBroken_Broken_MessageHasSeedPlanCommandAndTrace()
    {
        var proof = Prove.Over(Seeds, new Shop { Guarded = false }.Assembly, Shop.Silent);
        var message = Assert.Throws<ProofException>(proof.ThrowIfBroken).Message;
        var found = proof.Counterexample!;
        Assert.Contains($"under seed {found.Seed}", message, StringComparison.Ordinal);
        Assert.Contains($"--seed {found.Seed} --faults '{found.Plan}'", message, StringComparison.Ordinal);
        Assert.Contains("OrderPlaced", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_OwnInvariantThatThrows_IsThrown() =>
        Assert.Throws<InvalidOperationException>(() => Prove.Over(2, new Shop().Assembly, Shop.Silent,
            new() { Invariants = [new("mine", _ => throw new InvalidOperationException("mine"))] }));

    private static Counterexample Broken(Shop shop, Faults faults, Invariant expected)
    {
        var proof = Prove.Over(Seeds, shop.Assembly, Shop.Silent, new() { Faults = faults });
        Assert.False(proof.Holds, proof.ToString());
        Assert.Equal(expected.Name, proof.Counterexample!.Breaches[0].Name);
        return proof.Counterexample;
    }
}

using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Simulator.Proving;

/// <summary>
/// Runs one scenario under many seeds, each with its own faults, order and ids, and checks after each what must be so. It
/// ends with the first seed that breaks something, and shrinks that seed's faults to the shortest plan that still does.
/// </summary>
public static class Prove
{
    /// <summary>Proves a scenario over the seeds from <see cref="ProofOptions.FirstSeed"/> on.</summary>
    /// <param name="seeds">How many; at least one.</param>
    /// <param name="assembly">What is deployed, loaded once.</param>
    /// <param name="scenario">What happens, and what must come of it.</param>
    /// <param name="options">Faults, invariants and the like; null for the defaults.</param>
    /// <returns>The same for the same arguments, however many threads there are.</returns>
    /// <exception cref="ScenarioException">The scenario names what the assembly does not have.</exception>
    /// <exception cref="OperationCanceledException"><see cref="ProofOptions.Cancellation"/> was asked for.</exception>
    public static Proof Over(int seeds, CloudAssembly assembly, Scenario scenario, ProofOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seeds);
        options ??= new ProofOptions();
        var run = new ProofRun(assembly, scenario, options);
        var search = new SeedSearch(run, options, seeds);
        search.Run();
        var found = search.Broken is { } seed ? Counterexample.Of(seed, run, options.Faults) : null;
        return new Proof(scenario.Name, options.Faults, search.Done, found, search.Struck);
    }
}

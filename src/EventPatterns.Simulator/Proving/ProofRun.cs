using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Faulting;
using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Simulator.Proving;

/// <summary>Runs the scenario of a proof under one seed.</summary>
internal sealed class ProofRun(CloudAssembly assembly, Scenario scenario, ProofOptions options)
{
    public Outcome Run(ulong seed, Faults faults)
    {
        var simulation = Simulation.Load(assembly, options.Simulation with { Seed = seed, Faults = faults });
        options.Prepare(simulation);
        return new Outcome(simulation, [.. Breaches(simulation)]);
    }

    private IEnumerable<Breach> Breaches(Simulation simulation)
    {
        ScenarioResult result;
        try
        {
            result = scenario.Run(simulation);
        }
        catch (SimulationException stuck)
        {
            return [new Breach("the simulation comes to rest", stuck.Message)];
        }
        return [
            .. result.Verdicts.Where(v => !v.Holds).Select(v => new Breach(v.Expectation, $"found {v.Found}")),
            .. options.Invariants.Select(i => i.Check(simulation)).OfType<Breach>(),
        ];
    }

    internal sealed record Outcome(Simulation Simulation, IReadOnlyList<Breach> Breaches);
}

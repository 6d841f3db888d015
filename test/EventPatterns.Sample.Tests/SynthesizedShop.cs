using EventPatterns.Jsonata;
using EventPatterns.Sample.Tests;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Testing;

[assembly: AssemblyFixture(typeof(SynthesizedShop))]

namespace EventPatterns.Sample.Tests;

/// <summary>The shop, synthesized once.</summary>
public sealed class SynthesizedShop
{
    public SynthesizedShop()
    {
        Templates = SynthesizedTemplate.In(Shop.Build(SynthesizedTemplate.NewDirectory(), Path.Combine(AppContext.BaseDirectory, "schemas")));
        Folder = Path.GetDirectoryName(Templates[0].File)!;
        Assembly = CloudAssembly.Load(Folder);
    }

    public IReadOnlyList<SynthesizedTemplate> Templates { get; }

    /// <summary>The folder of the cloud assembly.</summary>
    public string Folder { get; }

    public CloudAssembly Assembly { get; }

    /// <summary>A simulation in which nothing has happened yet.</summary>
    public Simulation Simulate(ulong seed = 1) => Simulation.Load(Assembly, Options with { Seed = seed });

    /// <summary>The options of every simulation: what evaluates JSONata.</summary>
    public static SimulationOptions Options { get; } = new() { Jsonata = new JsonataEngine() };
}

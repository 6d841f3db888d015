using Amazon.CDK;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Testing;

namespace EventPatterns.Sample.Tests;

/// <summary>A small app around a pattern, synthesized once for all tests of it.</summary>
public abstract class SynthesizedApp
{
    protected SynthesizedApp(Action<App> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var app = SynthesizedTemplate.NewApp();
        build(app);
        Templates = SynthesizedTemplate.In(app);
        Assembly = CloudAssembly.Load(Path.GetDirectoryName(Templates[0].File)!);
    }

    public IReadOnlyList<SynthesizedTemplate> Templates { get; }

    public CloudAssembly Assembly { get; }

    /// <summary>A simulation in which nothing has happened yet.</summary>
    public Simulation Simulate(ulong seed = 1) => Simulation.Load(Assembly, SynthesizedShop.Options with { Seed = seed });
}

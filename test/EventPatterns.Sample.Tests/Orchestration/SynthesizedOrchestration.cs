using EventPatterns.Cdk.Buses;
using EventPatterns.Sample.Tests.Orchestration;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Testing;

[assembly: AssemblyFixture(typeof(SynthesizedOrchestration))]

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>An orchestrator and two participants on one bus, synthesized once.</summary>
public sealed class SynthesizedOrchestration
{
    public const string Bus = "Shared/Bus";

    public SynthesizedOrchestration()
    {
        var app = SynthesizedTemplate.NewApp();
        var bus = new DomainBus(new Amazon.CDK.Stack(app, "Shared"), "Bus").Bus;
        new CheckoutStack(app, bus);
        new PaymentsStack(app, bus);
        new LoyaltyStack(app, bus);
        Templates = SynthesizedTemplate.In(app);
        Assembly = CloudAssembly.Load(Path.GetDirectoryName(Templates[0].File)!);
    }

    public IReadOnlyList<SynthesizedTemplate> Templates { get; }

    public CloudAssembly Assembly { get; }

    /// <summary>A simulation in which nothing has happened yet.</summary>
    public Simulation Simulate() => Simulation.Load(Assembly, SynthesizedShop.Options);
}

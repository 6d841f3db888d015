using System.Runtime.CompilerServices;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Iam.Policies;
using EventPatterns.Simulator.Services.StepFunctions.Executions;

namespace EventPatterns.Simulator.Provisioning;

/// <summary>What all simulations of one assembly share, worked out once: its policies, its state machines.</summary>
internal sealed class Blueprint
{
    private static readonly ConditionalWeakTable<CloudAssembly, Blueprint> Known = [];

    private Blueprint(CloudAssembly assembly) => Policies = PolicySet.Of(assembly);

    public PolicySet Policies { get; }

    public Definitions Definitions { get; } = new();

    public static Blueprint Of(CloudAssembly assembly) => Known.GetValue(assembly, static a => new Blueprint(a));
}

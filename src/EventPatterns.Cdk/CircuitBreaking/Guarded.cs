using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Consumers;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>What a breaker guards, and the two ways to ask it: with an event, or with a probe.</summary>
internal sealed class Guarded(CircuitBreakerProps props, Connection? connection)
{
    public bool HasProbe => props.Probe is not null || props.Vendor?.HealthPath is not null;

    /// <summary>The states that bring the event to the vendor.</summary>
    public IChainable Call(HandlerContext context) =>
        props.Vendor is { } vendor ? vendor.Call(connection!, context.Event).State(context.Scope, "CallVendor") : props.Protect!(context);

    /// <summary>Asks so many times, and fails with the first that fails.</summary>
    public Parallel Probe(Construct scope, int times)
    {
        var probe = new Parallel(scope, "Probe", new ParallelProps { ResultPath = JsonPath.DISCARD });
        probe.Branch(Enumerable.Range(1, times).Select(number => Ask(scope, $"Ask{number}")).Aggregate((asked, next) => Chain.Start(asked).Next(next)));
        return probe;
    }

    /// <summary>Lets the machine call the vendor; null where the states of <see cref="CircuitBreakerProps.Protect"/> see to that.</summary>
    public Policy? AllowCall(StateMachine machine) =>
        props.Vendor is { } vendor ? HttpPermissions.Allow(machine, connection!, vendor.Call(connection!, WorkflowInput.Event)) : null;

    /// <summary>Lets the machine probe the vendor.</summary>
    public void AllowProbe(StateMachine machine)
    {
        if (props.Vendor?.Probe(connection!) is { } probe) HttpPermissions.Allow(machine, connection!, probe);
    }

    private IChainable Ask(Construct scope, string id) => props.Probe?.Invoke(scope, id) ?? (IChainable)props.Vendor!.Probe(connection!)!.State(scope, id);
}

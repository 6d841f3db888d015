using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>Where a trial can end.</summary>
/// <param name="Delivered">The vendor took the event, or is well enough to refuse it.</param>
/// <param name="Failed">It did not.</param>
/// <param name="Nothing">There is no event to try with.</param>
/// <param name="Superseded">The circuit has moved on.</param>
internal sealed record TrialEndings(IChainable Delivered, IChainable Failed, IChainable Nothing, IChainable Superseded);

/// <summary>
/// Where there is no probe and no traffic, the event that opened the circuit is the probe: it was kept beside the circuit,
/// and is offered to the vendor once a break. Without it, what is held would wait for traffic that may never come.
/// </summary>
internal sealed class TrialStates(HandlerContext context, Circuit circuit, Guarded guarded, TrialEndings endings)
{
    private const string Body = $"{Circuit.TrialPath}.body.S";
    private const string Outage = $"{Circuit.TrialPath}.{CircuitItem.Outage}.S";
    private static readonly string ExpiresAt = WorkflowInput.InEvent(EventPath.ExpiresAt);

    private Construct Scope => context.Scope;

    public IChainable Define() => circuit.Read(Scope, "ReadTrialled", "$.now").Next(new Choice(Scope, "IsStillHalfOpen")
        .When(Condition.Not(CircuitItem.IsUnchanged), endings.Superseded)
        .Otherwise(TakeTrial()));

    private DynamoUpdateItem TakeTrial()
    {
        var read = circuit.TakeTrial(Scope, "ReadTrial");
        read.AddCatch(endings.Nothing, new CatchProps { Errors = [GuardTable.ConditionFailed], ResultPath = JsonPath.DISCARD });
        read.Next(new Choice(Scope, "HasTrial").When(Condition.StringEqualsJsonPath(Outage, CircuitItem.OutagePath), Take()).Otherwise(endings.Nothing));
        return read;
    }

    private Chain Take()
    {
        var take = new Pass(Scope, "TakeTrial", new PassProps
        {
            Parameters = new Dictionary<string, object> { ["event.$"] = $"States.StringToJson({Body})", ["circuit.$"] = "$.circuit" },
        });
        return take.Next(new Choice(Scope, "IsTrialExpired")
            .When(Condition.And(Condition.IsPresent(ExpiresAt), Condition.TimestampLessThanEqualsJsonPath(ExpiresAt, "$$.State.EnteredTime")), endings.Nothing)
            .Otherwise(Try()));
    }

    private Parallel Try()
    {
        var call = new Parallel(Scope, "Trial", new ParallelProps { ResultPath = JsonPath.DISCARD });
        call.Branch(guarded.Call(context));
        call.CatchAny(new Choice(Scope, "WhoseFault").When(CallFault.IsOwn(), endings.Delivered).Otherwise(endings.Failed), CallFault.Path);
        call.Next(endings.Delivered);
        return call;
    }
}

using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using EventPatterns.Cdk.Consumers;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>Where a guarded call can end.</summary>
/// <param name="Succeeded">The vendor has answered.</param>
/// <param name="Refused">The circuit lets nothing through, now or since this very failure.</param>
/// <param name="Failed">The call failed, and the circuit stays closed.</param>
/// <param name="OwnFault">The vendor is well and refuses this request.</param>
internal sealed record GateEndings(IChainable Succeeded, IChainable Refused, IChainable Failed, IChainable OwnFault);

/// <summary>
/// A call behind a circuit: read the state; call, or don't; note what came of it. The same states serve events that are
/// held and callers that wait, which differ in the endings alone.
/// </summary>
internal sealed class GateStates(Construct scope, Circuit circuit, IChainable call, GateEndings endings)
{
    /// <summary>The JSON path of the event that asks, to be kept for a trial if it opens the circuit; null for a caller that waits.</summary>
    public string? Event { get; init; }

    public IChainable Define()
    {
        var guarded = Call();
        return circuit.Read(scope, "ReadCircuit").Next(new Choice(scope, "WhichState")
            .When(Condition.Or(Condition.IsNotPresent(CircuitItem.StatePath), Condition.StringEquals(CircuitItem.StatePath, $"{CircuitState.Closed}")), guarded)
            .When(Condition.StringEquals(CircuitItem.StatePath, $"{CircuitState.HalfOpen}"), AskPermit(guarded))
            .Otherwise(endings.Refused));
    }

    private IChainable AskPermit(IChainable guarded)
    {
        if (circuit.Permits == 0) return endings.Refused;
        var permit = circuit.TakePermit(scope, "TakePermit");
        permit.AddCatch(endings.Refused, ConditionFailed);
        permit.Next(guarded);
        return permit;
    }

    private Parallel Call()
    {
        // An event and an answer may each be as big as Step Functions takes, and an event's answer is nobody's.
        var guarded = new Parallel(scope, "Call", new ParallelProps { ResultPath = Event is null ? "$.answer" : JsonPath.DISCARD });
        guarded.Branch(call);
        guarded.CatchAny(WhoseFault(), CallFault.Path);
        guarded.Next(circuit.Permits == 0 ? endings.Succeeded : AfterSuccess());
        return guarded;
    }

    private Choice AfterSuccess()
    {
        var count = circuit.CountSuccess(scope, "CountSuccess");
        count.AddCatch(endings.Succeeded, ConditionFailed);
        count.Next(endings.Succeeded);
        return new Choice(scope, "WasTrial").When(CircuitItem.Is(CircuitState.HalfOpen), count).Otherwise(endings.Succeeded);
    }

    private Choice WhoseFault() => new Choice(scope, "WhoseFault")
        .When(CallFault.IsOwn(), endings.OwnFault)
        .Otherwise(Clock.Read(scope, "ReadClock", circuit.SamplingDuration).Next(circuit.Permits == 0 ? Count() : WasTrial()));

    private Choice WasTrial()
    {
        var reopen = new Transition { From = CircuitState.HalfOpen, To = CircuitState.Open, Reason = CallFault.Error }.In(scope, "TrialFailed", circuit);
        reopen.AddCatch(endings.Refused, new CatchProps { Errors = [Transition.Refused], ResultPath = JsonPath.DISCARD });
        reopen.Next(endings.Refused);
        return new Choice(scope, "FailedTrial").When(CircuitItem.Is(CircuitState.HalfOpen), reopen).Otherwise(Count());
    }

    private DynamoUpdateItem Count()
    {
        var count = circuit.CountFailure(scope, "CountFailure");
        count.AddCatch(endings.Refused, ConditionFailed);
        count.Next(new Choice(scope, "IsThreshold")
            .When(Condition.TimestampGreaterThanEqualsJsonPath($"{CircuitItem.Item}.{CircuitItem.Failure(1)}.S", Clock.WindowStart), Open())
            .Otherwise(endings.Failed));
        return count;
    }

    // Lost to another that opened it, or to a mere note of a failure at the same moment: the item says which.
    private CallAwsService Open()
    {
        var open = new Transition { From = CircuitState.Closed, To = CircuitState.Open, Reason = CallFault.Error, BeginsOutage = true, Trial = circuit.Permits == 0 ? null : Event }.In(scope, "OpenCircuit", circuit);
        var again = circuit.Read(scope, "ReadCircuitAgain");
        again.Next(new Choice(scope, "HasOpened").When(CircuitItem.Is(CircuitState.Closed), endings.Failed).Otherwise(endings.Refused));
        open.AddCatch(again, new CatchProps { Errors = [Transition.Refused], ResultPath = JsonPath.DISCARD });
        open.Next(endings.Refused);
        return open;
    }

    private static CatchProps ConditionFailed => new() { Errors = [Consumers.GuardTable.ConditionFailed], ResultPath = JsonPath.DISCARD };
}

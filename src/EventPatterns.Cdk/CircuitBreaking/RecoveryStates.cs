using Amazon.CDK;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using EventPatterns.Cdk.Consumers;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>
/// One break of an outage: wait, half-open, probe; close and replay, or open again, which starts the next recovery. So the
/// history of one execution stays short however long the outage lasts. The input is the circuit as its opening left it.
/// </summary>
internal sealed class RecoveryStates(HandlerContext context, Circuit circuit, Guarded guarded, ReplayStates replay)
{
    private const string Cancelled = "$.cancelled";
    private static readonly Duration PauseAfterCancellation = Duration.Seconds(30);

    private readonly Construct scope = context.Scope;
    private IChainable? afterClose;

    /// <summary>Where an operator's own window begins; absent in a recovery.</summary>
    public const string Asked = "$.since";

    public IChainable Define() => new Choice(scope, "IsAsked")
        .When(Condition.IsPresent(Asked), replay.Asked())
        .Otherwise(new Wait(scope, "WaitBreak", new WaitProps { Time = WaitTime.Duration(circuit.BreakDuration) }).Next(HalfOpen()));

    private Chain HalfOpen()
    {
        var superseded = new Succeed(scope, "Superseded", new SucceedProps { Comment = "The circuit has moved on without this recovery." });
        var halfOpen = Step("HalfOpen", new Transition { From = CircuitState.Open, To = CircuitState.HalfOpen, Reason = "The break is over." }, superseded);
        var advance = new Pass(scope, "CountTransition", new PassProps
        {
            ResultPath = $"{CircuitItem.Item}.{CircuitItem.Version}",
            Parameters = new Dictionary<string, object> { ["N.$"] = $"States.Format('{{}}', {CircuitItem.NextVersion})" },
        });
        var reopen = Step("Reopen", new Transition { From = CircuitState.HalfOpen, To = CircuitState.Open, Reason = "The probe failed." }, superseded);
        reopen.Next(new Succeed(scope, "OpenAgain"));
        return Chain.Start(halfOpen).Next(advance).Next(guarded.HasProbe ? Probe(reopen, superseded) : WatchTraffic(reopen, superseded));
    }

    private Parallel Probe(IChainable reopen, IChainable superseded)
    {
        var probe = guarded.Probe(scope, circuit.ProbeSuccesses);
        probe.CatchAny(reopen, CallFault.Path);
        probe.Next(Close("Close", "The vendor is well.", superseded));
        return probe;
    }

    // Traffic may have proved the vendor well. Where none came, the event that opened the circuit does; and where there is no
    // such event, since a person or a caller that waits opened it, nothing speaks against closing.
    private Wait WatchTraffic(IChainable reopen, IChainable superseded)
    {
        var watch = new Wait(scope, "WatchTraffic", new WaitProps { Time = WaitTime.Duration(circuit.BreakDuration) });
        var delivered = Close("CloseAfterTrial", "A held event was delivered.", superseded);
        var nothing = Close("CloseUntried", "There is no event to try the vendor with.", superseded);
        var trial = new TrialStates(context, circuit, guarded, new TrialEndings(delivered, reopen, nothing, superseded)).Define();
        var close = Step("Close", new Transition { From = CircuitState.HalfOpen, To = CircuitState.Closed, Reason = "Enough trials have succeeded.", NeedsSuccesses = true }, trial);
        close.Next(afterClose ??= AfterClose());
        watch.Next(close);
        return watch;
    }

    private CallAwsService Close(string id, string reason, IChainable superseded)
    {
        var close = Step(id, new Transition { From = CircuitState.HalfOpen, To = CircuitState.Closed, Reason = reason }, superseded);
        close.Next(afterClose ??= AfterClose());
        return close;
    }

    private Chain AfterClose()
    {
        var advance = new Pass(scope, "CountClosing", new PassProps
        {
            ResultPath = $"{CircuitItem.Item}.{CircuitItem.Version}",
            Parameters = new Dictionary<string, object> { ["N.$"] = $"States.Format('{{}}', {CircuitItem.NextVersion})" },
        });
        return Chain.Start(advance)
            .Next(new Wait(scope, "WaitForArchive", new WaitProps { Time = WaitTime.Duration(Clock.ArchiveDelay) }))
            .Next(replay.Held());
    }

    // A transaction is cancelled for a condition that does not hold, and then another was first; or for want of capacity, and
    // then it is tried again: docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
    private CallAwsService Step(string id, Transition transition, IChainable lost)
    {
        var step = transition.In(scope, id, circuit);
        var wait = new Wait(scope, $"WaitTo{id}", new WaitProps { Time = WaitTime.Duration(PauseAfterCancellation) });
        wait.Next(step);
        step.AddCatch(new Choice(scope, $"WhyNot{id}").When(Condition.StringMatches($"{Cancelled}.Cause", "*ConditionalCheckFailed*"), lost).Otherwise(wait), new CatchProps { Errors = [Transition.Refused], ResultPath = Cancelled });
        return step;
    }
}

using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events.Circuits;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>What a person may order: isolate, release, replay again. An order that does not fit the state changes nothing.</summary>
internal sealed class OperatorStates(HandlerContext context, Circuit circuit, IStateMachine recovery)
{
    private Construct Scope => context.Scope;

    public IChainable Define() => circuit.Ensure(Scope, "ReadCircuit")
        .Next(Clock.Read(Scope, "ReadClock", circuit.SamplingDuration))
        .Next(new Choice(Scope, "WhichOrder")
            .When(IsOrder(nameof(CircuitIsolationRequested)), Isolate())
            .When(IsOrder(nameof(CircuitReleaseRequested)), Release())
            .Otherwise(Replay()));

    private static Condition IsOrder(string name) => Condition.StringEquals(WorkflowInput.DetailType, name);

    private Choice Isolate() => new Choice(Scope, "IsIsolated")
        .When(CircuitItem.Is(CircuitState.Isolated), new Succeed(Scope, "IsolatedAlready"))
        .Otherwise(Retried(new Transition { To = CircuitState.Isolated, Reason = "An operator isolated it.", BeginsOutage = true }.In(Scope, "Isolate", circuit)));

    // To Open and not to Closed: the recovery probes before it closes, and replays what was held. An open circuit opens once
    // more, so that another recovery begins: the way out where one was stopped, or failed.
    private Choice Release() => new Choice(Scope, "MayBeReleased")
        .When(Condition.Or(CircuitItem.Is(CircuitState.Open), CircuitItem.Is(CircuitState.HalfOpen)), Retried(new Transition { To = CircuitState.Open, Reason = "An operator asked for another recovery." }.In(Scope, "OpenAgain", circuit)))
        .When(CircuitItem.Is(CircuitState.Isolated), Retried(new Transition { From = CircuitState.Isolated, To = CircuitState.Open, Reason = "An operator released it.", BeginsOutage = true }.In(Scope, "Release", circuit)))
        .Otherwise(new Succeed(Scope, "ClosedAlready"));

    private Choice Replay() => new Choice(Scope, "MayBeReplayed")
        .When(CircuitItem.Is(CircuitState.Closed), Start(Scope, recovery, $"States.Format('{circuit.Name}-asked-{{}}', {Clock.Millisecond})", new Dictionary<string, object>
        {
            ["circuit.$"] = "$.circuit",
            ["since.$"] = $"{WorkflowInput.Event}.detail.data.since",
        }))
        .Otherwise(new Succeed(Scope, "NotClosed", new SucceedProps { Comment = "What is replayed now would only be held again; when the circuit closes, its recovery replays all of it." }));

    /// <summary>Starts a recovery by a name that a second start meets again.</summary>
    public static StepFunctionsStartExecution Start(Construct scope, IStateMachine recovery, string name, Dictionary<string, object> input)
    {
        var start = new StepFunctionsStartExecution(scope, "StartRecovery", new StepFunctionsStartExecutionProps
        {
            StateMachine = recovery,
            Name = JsonPath.StringAt(name),
            Input = TaskInput.FromObject(input),
            ResultPath = JsonPath.DISCARD,
        });
        start.AddCatch(new Succeed(scope, "StartedBefore"), new CatchProps { Errors = ["StepFunctions.ExecutionAlreadyExistsException"] });
        return start;
    }

    private static TaskStateBase Retried(TaskStateBase transition)
    {
        transition.AddRetry(new RetryProps { Errors = [Transition.Refused], Interval = Amazon.CDK.Duration.Seconds(1), MaxAttempts = 3 });
        return transition;
    }
}

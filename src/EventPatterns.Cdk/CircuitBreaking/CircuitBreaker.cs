using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;
using Match = EventPatterns.Cdk.Events.Match;
using Parallel = Amazon.CDK.AWS.StepFunctions.Parallel;
using EventPatterns.Events.Circuits;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>
/// A circuit breaker that holds: while its vendor is down, events wait in an archive, and when the vendor is well again they
/// are replayed. State is in DynamoDB, the logic in Step Functions, and there is no Lambda function.
/// </summary>
public sealed partial class CircuitBreaker : Construct
{
    /// <summary>The error that a caller meets who waits and finds the circuit open; its cause says when to try again.</summary>
    public const string OpenError = "CircuitBreaker.Open";

    /// <summary>The JSON path of the vendor's error, for the states of <see cref="CircuitBreakerProps.Refused"/>.</summary>
    public const string ErrorPath = CallFault.Error;

    private const double AnHour = 3600;

    private readonly CircuitBreakerProps props;
    private readonly Circuit circuit;
    private readonly Guarded guarded;

    /// <summary>Makes the breaker.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public CircuitBreaker(Construct scope, string id, CircuitBreakerProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        CircuitBreakerChecks.Check(Node.Path, props);
        CircuitName.Claim(this, props);
        this.props = props;
        Circuits = props.Circuits ?? new CircuitTable(this, "Circuits", new CircuitTableProps { EventBus = props.EventBus, RemovalPolicy = props.RemovalPolicy });
        if (props.Vendor is { } vendor) Connection = new Connection(this, "Connection", new ConnectionProps { Authorization = vendor.Authorization, Description = $"Credentials of {props.Name}." });
        guarded = new Guarded(props, Connection);
        circuit = MakeCircuit();
        DeadLetters = DeadLetterQueues.In(this, "DeadLetters", props.RemovalPolicy);
        Archive = new Archive(this, "Archive", new ArchiveProps { SourceEventBus = props.EventBus, EventPattern = Held, Retention = props.Retention, Description = $"Events that wait for {props.Name}." });
        Gate = MakeGate();
        Redrive = MakeRedrive();
        Holding = HeldRule("Holding", $"Counts events that are held for {props.Name}.", replayed: false);
        Recovery = MakeRecovery();
        Opened = Consume("Opened", [new EventPatternOf<CircuitOpened>(p => p.Where(e => e.Circuit, Match.Exactly(props.Name)))], StartRecovery);
        Operator = Consume("Operator", Orders(props.Name), context => new OperatorStates(context, circuit, Recovery).Define());
        new CircuitSignals(this, "Signals", new CircuitSignalsProps(circuit, Connection, guarded, MonitorInterval, props.RemovalPolicy));
        if (props.Alarms is { } alarms) Watch(alarms);
        if (props.Dashboard) Dashboard = Draw();
    }

    /// <summary>The table of the circuit's state.</summary>
    public CircuitTable Circuits { get; }

    /// <summary>The way to the vendor: calls it, or holds.</summary>
    public EventConsumer Gate { get; }

    /// <summary>Keeps what is held, and nothing else.</summary>
    public Archive Archive { get; }

    /// <summary>The rule that counts each event as it is held. It has no target: add one to hear of them.</summary>
    public Rule Holding { get; }

    /// <summary>The rule that brings replayed events to the gate, and hears nothing else.</summary>
    public Rule Redrive { get; }

    /// <summary>Waits, probes, closes, replays; an execution for each break.</summary>
    public StateMachine Recovery { get; }

    /// <summary>Starts a recovery when the circuit opens.</summary>
    public EventConsumer Opened { get; }

    /// <summary>Takes operators' orders.</summary>
    public EventConsumer Operator { get; }

    /// <summary>Events that were given up: the vendor refused them, or they were held too often.</summary>
    public Queue DeadLetters { get; }

    /// <summary>The credentials of the HTTP vendor; null for <see cref="CircuitBreakerProps.Protect"/>.</summary>
    public Connection? Connection { get; }

    /// <summary>Its metrics as CloudWatch draws them; null unless <see cref="CircuitBreakerProps.Dashboard"/> asks for it.</summary>
    public Amazon.CDK.AWS.CloudWatch.Dashboard? Dashboard { get; }

    /// <summary>
    /// Guards a call of another workflow, whose caller waits and can't be held: while the circuit is open it fails at once
    /// with <see cref="OpenError"/>. Its successes and failures count like any other. The output is the call's; the input is
    /// a JSON object, whose members <c>circuit</c>, <c>clock</c>, <c>failure</c> and <c>answer</c> are the breaker's own.
    /// </summary>
    /// <param name="scope">The scope of the workflow's states.</param>
    /// <param name="id">The state's name: 1 to 60 characters.</param>
    /// <param name="call">Makes the guarded states.</param>
    public Parallel FailFast(Construct scope, string id, Func<Construct, IChainable> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        // A state's name has at most 80 characters, and theirs begin with the id.
        if (id is not { Length: > 0 and <= 60 }) throw new ArgumentException($"{Node.Path}: FailFast: expected an id of 1 to 60 characters; found \"{id}\".", nameof(id));
        var states = new Construct(scope, $"{id}States");
        var rethrow = new Fail(states, "CallFailed", new FailProps { ErrorPath = "$.failure.Error", CausePath = "$.failure.Cause" });
        var open = new Fail(states, "CircuitOpen", new FailProps { Error = OpenError, Cause = $"The circuit {props.Name} is open. Try again in {props.BreakDuration.ToSeconds()} seconds." });
        var answer = new Pass(states, "Answer", new PassProps { OutputPath = "$.answer[0]" });
        var guarded = new Parallel(scope, id, new ParallelProps { OutputPath = "$[0]" });
        guarded.Branch(new GateStates(states, circuit, call(states), new GateEndings(answer, open, rethrow, rethrow)).Define());
        State.PrefixStates(states, $"{id}: ");
        return guarded;
    }

    private static ContractPattern[] Orders(string name) =>
    [
        new EventPatternOf<CircuitIsolationRequested>(p => p.Where(e => e.Circuit, Match.Exactly(name))),
        new EventPatternOf<CircuitReleaseRequested>(p => p.Where(e => e.Circuit, Match.Exactly(name))),
        new EventPatternOf<CircuitReplayRequested>(p => p.Where(e => e.Circuit, Match.Exactly(name))),
    ];

    // The circuit too: points-api and points_api hold by the same detail-type.
    private EventPattern Held => new()
    {
        Source = [CircuitSource.Source],
        DetailType = [HoldStates.HeldNameOf(props.Name)],
        Detail = new Dictionary<string, object> { ["data"] = new Dictionary<string, object> { ["circuit"] = new[] { props.Name } } },
    };

    // Without it, what seldom comes would be given up before enough of it had failed within the sampling duration.
    private Amazon.CDK.Duration? MonitorInterval => (props.MonitorInterval ?? (guarded.HasProbe ? Amazon.CDK.Duration.Minutes(5) : null)) is { } interval && interval.ToSeconds() > 0 ? interval : null;

    private Circuit MakeCircuit() => new()
    {
        Name = props.Name,
        Table = Circuits.Table,
        FailureThreshold = props.FailureThreshold,
        SamplingDuration = props.SamplingDuration ?? (MonitorInterval is null ? Amazon.CDK.Duration.Minutes(30) : Amazon.CDK.Duration.Seconds(30)),
        BreakDuration = props.BreakDuration,
        ProbeSuccesses = props.ProbeSuccesses,
        Trials = Math.Max(props.MaxAttempts, (int)(AnHour / (2 * props.BreakDuration.ToSeconds()))), // a break open, and one half-open
        Permits = guarded.HasProbe ? 0 : props.ProbeSuccesses,
    };

    private EventConsumer MakeGate()
    {
        var gate = new EventConsumer(this, "Gate", new EventConsumerProps
        {
            EventBus = props.EventBus,
            Events = props.Events,
            Handler = EventHandling.ByStates(GateOf),
            Expiry = new ExpiryGuard(),
            MaxAttempts = props.MaxAttempts + 2, // a crash takes two
            RemovalPolicy = props.RemovalPolicy,
        });
        // Else the first events after a deployment could be refused, and count as the vendor's failures.
        if (guarded.AllowCall(gate.Workflow!) is { } policy) gate.Pipe!.Node.AddDependency(policy);
        return gate;
    }

    private IChainable GateOf(HandlerContext context)
    {
        var hold = new HoldStates(context, props.Name, props.EventBus, DeadLetters, props.MaxAttempts);
        var giveUp = hold.GiveUp(props.Refused?.Invoke(context));
        var delivered = new Succeed(context.Scope, "Delivered");
        IChainable taken = props.Delivered is { } tell ? Chain.Start(tell(context)).Next(delivered) : delivered;
        var endings = new GateEndings(taken, hold.Hold(giveUp), hold.Return(giveUp), giveUp);
        return hold.Unwrap(new GateStates(context.Scope, circuit, guarded.Call(context), endings) { Event = context.Event }.Define());
    }

    private Rule MakeRedrive()
    {
        var rule = HeldRule("Redrive", $"Held events of {props.Name} that are replayed, to the gate again.", replayed: true);
        rule.AddTarget(new Amazon.CDK.AWS.Events.Targets.SqsQueue(Gate.Queue!, new Amazon.CDK.AWS.Events.Targets.SqsQueueProps { DeadLetterQueue = Gate.DeadLetters, RetryAttempts = 185, MaxEventAge = Amazon.CDK.Duration.Hours(24) }));
        return rule;
    }

    // A replayed event carries the replay's name beside its detail, where CDK's pattern has no place for it:
    // docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
    private Rule HeldRule(string id, string description, bool replayed)
    {
        var rule = new Rule(this, id, new RuleProps { EventBus = props.EventBus, EventPattern = Held, Description = description });
        ((Amazon.CDK.AWS.Events.CfnRule)rule.Node.DefaultChild!).AddPropertyOverride("EventPattern.replay-name", new object[] { new Dictionary<string, object> { ["exists"] = replayed } });
        return rule;
    }

    private StateMachine MakeRecovery()
    {
        var states = new HandlerContext(new Construct(this, "RecoveryStates"));
        var patient = circuit with { Patient = true }; // nobody starts a failed recovery again
        var replay = new ReplayStates(states.Scope, patient, new ReplayCalls(props.Name, Archive, props.EventBus, Redrive));
        var recovery = new StateMachine(this, "Recovery", new StateMachineProps
        {
            DefinitionBody = DefinitionBody.FromChainable(new RecoveryStates(states, patient, guarded, replay).Define()),
            RemovalPolicy = props.RemovalPolicy,
        });
        states.GrantTo(recovery);
        if (guarded.HasProbe) guarded.AllowProbe(recovery);
        else guarded.AllowCall(recovery);
        return recovery;
    }

    private static string Opening(string name) => $"{WorkflowInput.Event}.detail.data.{name}";

    private IChainable StartRecovery(HandlerContext context)
    {
        var name = $"States.Format('{props.Name}-{{}}-{{}}', {Opening("outage")}, {Opening("transition")})";
        return OperatorStates.Start(context.Scope, Recovery, name, new Dictionary<string, object>
        {
            ["circuit"] = new Dictionary<string, object>
            {
                ["Item"] = new Dictionary<string, object>
                {
                    [CircuitItem.Version] = new Dictionary<string, object> { ["N.$"] = Opening("transition") },
                    [CircuitItem.Outage] = new Dictionary<string, object> { ["S.$"] = Opening("outage") },
                },
            },
        });
    }

    private EventConsumer Consume(string id, IReadOnlyList<ContractPattern> events, Func<HandlerContext, IChainable> states) => new(this, id, new EventConsumerProps
    {
        EventBus = props.EventBus,
        Events = events,
        Handler = EventHandling.ByStates(states),
        RemovalPolicy = props.RemovalPolicy,
    });
}

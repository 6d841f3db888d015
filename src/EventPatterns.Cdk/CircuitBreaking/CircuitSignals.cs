using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Consumers;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>What may find an outage beside traffic.</summary>
internal sealed record CircuitSignalsProps(
    Circuit Circuit, Connection? Connection, Guarded Guarded, Duration? MonitorInterval, RemovalPolicy RemovalPolicy);

/// <summary>
/// Two signals beside traffic: a connection that EventBridge de-authorised since the vendor answered 401, which takes down
/// everyone on it, and a schedule that probes while the circuit is closed.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-deauthorize.html
/// </summary>
internal sealed class CircuitSignals : Construct
{
    private readonly CircuitSignalsProps props;

    public CircuitSignals(Construct scope, string id, CircuitSignalsProps props) : base(scope, id)
    {
        this.props = props;
        if (props.Connection is null && props.MonitorInterval is null) return;
        var deadLetters = DeadLetterQueues.In(this, "DeadLetters", props.RemovalPolicy);
        if (props.Connection is { } connection) OpenWhenDeauthorized(connection, deadLetters);
        if (props.MonitorInterval is { } interval) ProbeEvery(interval, deadLetters);
    }

    // On the default bus, where AWS's own events arrive.
    private void OpenWhenDeauthorized(Connection connection, Queue deadLetters) => new Rule(this, "Deauthorized", new RuleProps
    {
        EventPattern = new EventPattern { Source = ["aws.events"], DetailType = ["Connection Deauthorized"], Resources = [connection.ConnectionArn] },
        Description = $"Opens the circuit {props.Circuit.Name}, whose credentials the vendor refused.",
        Targets = [new SfnStateMachine(Machine("Trip", scope => Trip(scope, "The vendor refused the connection's credentials.")), new SfnStateMachineProps { DeadLetterQueue = deadLetters })],
    });

    private void ProbeEvery(Duration interval, Queue deadLetters)
    {
        var monitor = Machine("Monitor", Monitor);
        props.Guarded.AllowProbe(monitor);
        new Rule(this, "Schedule", new RuleProps
        {
            Schedule = Schedule.Rate(interval),
            Description = $"Probes what the circuit {props.Circuit.Name} guards.",
            Targets = [new SfnStateMachine(monitor, new SfnStateMachineProps { DeadLetterQueue = deadLetters, RetryAttempts = 0 })],
        });
    }

    // One failed probe is the outage: failures so far apart would never lie within a sampling window together.
    private IChainable Monitor(Construct scope)
    {
        var done = new Succeed(scope, "Well");
        var probe = props.Guarded.Probe(scope, 1);
        probe.AddRetry(new RetryProps { Errors = [Errors.ALL], Interval = Duration.Seconds(10), BackoffRate = 1, MaxAttempts = 2 });
        probe.CatchAny(Trip(scope, "A probe failed three times in a row."), JsonPath.DISCARD);
        probe.Next(done);
        return props.Circuit.Read(scope, "ReadState").Next(new Choice(scope, "MayBeProbed")
            .When(Condition.Or(Condition.IsNotPresent(CircuitItem.StatePath), CircuitItem.Is(CircuitState.Closed)), probe)
            .Otherwise(done));
    }

    private Chain Trip(Construct scope, string reason)
    {
        var done = new Succeed(scope, "Done");
        var open = new Transition { From = CircuitState.Closed, To = CircuitState.Open, Reason = reason, BeginsOutage = true }.In(scope, "OpenCircuit", props.Circuit);
        open.AddRetry(new RetryProps { Errors = [Transition.Refused], Interval = Duration.Seconds(1), MaxAttempts = 3, JitterStrategy = JitterType.FULL });
        open.AddCatch(done, new CatchProps { Errors = [Transition.Refused], ResultPath = JsonPath.DISCARD });
        open.Next(done);
        return props.Circuit.Ensure(scope, "ReadCircuit")
            .Next(Clock.Read(scope, "ReadClock", props.Circuit.SamplingDuration))
            .Next(new Choice(scope, "IsClosed").When(CircuitItem.Is(CircuitState.Closed), open).Otherwise(done));
    }

    private StateMachine Machine(string id, Func<Construct, IChainable> define) => new(this, id, new StateMachineProps
    {
        StateMachineType = StateMachineType.EXPRESS,
        DefinitionBody = DefinitionBody.FromChainable(define(new Construct(this, $"{id}States"))),
        Timeout = Duration.Minutes(5),
        Logs = WorkflowLog.Of(new Construct(this, $"{id}Log"), props.RemovalPolicy),
        RemovalPolicy = props.RemovalPolicy,
    });
}

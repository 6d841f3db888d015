using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>How a <see cref="CircuitBreaker"/> is made.</summary>
public sealed record CircuitBreakerProps
{
    /// <summary>
    /// The circuit's name: what of whom is called, such as <c>loyalty-api</c>. 1 to 40 of letters, digits, <c>-</c>, <c>_</c>
    /// and <c>.</c>, beginning with a letter, unlike any other on the bus. A vendor may have several, each with its own
    /// thresholds.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The bus that is listened to, that events are held on, and that orders come by.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>Which events go to the vendor; at least one pattern.</summary>
    public required IReadOnlyList<ContractPattern> Events { get; init; }

    /// <summary>What is called. Either this or <see cref="Protect"/>.</summary>
    public HttpVendor? Vendor { get; init; }

    /// <summary>
    /// The states that are guarded, for what is no HTTP vendor. They must take an event again; the vendor must know it by
    /// its id. Without a <see cref="Probe"/> they are made twice: in the gate's workflow, and in the recovery's for a trial
    /// with the event that opened the circuit. Either this or <see cref="Vendor"/>.
    /// </summary>
    public Func<HandlerContext, IChainable>? Protect { get; init; }

    /// <summary>
    /// States that succeed when what <see cref="Protect"/> calls is well. Default: none; then events
    /// are the probe, those that come while the circuit is half-open, or else the one that opened it. For an HTTP vendor, see <see cref="HttpVendor.HealthPath"/>.
    /// </summary>
    public Func<Constructs.Construct, string, TaskStateBase>? Probe { get; init; }

    /// <summary>
    /// States that run when the vendor has taken an event, such as a reply to who asked for it. They may run again with the
    /// same event, after another call of the vendor. Default: none.
    /// </summary>
    public Func<HandlerContext, IChainable>? Delivered { get; init; }

    /// <summary>
    /// States that run when the vendor has refused an event for the event's own fault (a 4xx), after it is dead-lettered.
    /// An event that is given up for any other reason may have been taken, so it does not come here. Default: none.
    /// </summary>
    public Func<HandlerContext, IChainable>? Refused { get; init; }

    /// <summary>The table of the circuit's state; breakers may share one. Default: a table of its own.</summary>
    public CircuitTable? Circuits { get; init; }

    /// <summary>
    /// How many failures within <see cref="SamplingDuration"/> open the circuit: 1 to 50; default 5. Polly's default is a ratio,
    /// for which every success would have to be written down.
    /// </summary>
    public int FailureThreshold { get; init; } = 5;

    /// <summary>
    /// How far back failures count: a second to a day. Default: 30 seconds, as Polly's, where a monitor finds the outage that
    /// little traffic does not; else 30 minutes, since a failed event comes back every six, and what comes seldom would be
    /// given up before it opened the circuit.
    /// </summary>
    public Duration? SamplingDuration { get; init; }

    /// <summary>How long the circuit stays open before it is probed: a second to a day; default 5 seconds, as Polly's. Each break is an execution of some seven state transitions.</summary>
    public Duration BreakDuration { get; init; } = Duration.Seconds(5);

    /// <summary>How many probes in a row must succeed: 1 to 10; default 1, as Polly's.</summary>
    public int ProbeSuccesses { get; init; } = 1;

    /// <summary>
    /// How often the vendor may fail an event that is then held, and how often the queue offers it while the circuit is
    /// closed, before it is dead-lettered: 3 to 100; default 10. To be held by a circuit that is open already costs nothing.
    /// </summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>How long held events are kept, in whole days: 1 to 365; default 14. It bounds the outage that loses nothing.</summary>
    public Duration Retention { get; init; } = Duration.Days(14);

    /// <summary>
    /// How often a closed circuit is probed: whole minutes, one to a day's, or a duration of zero for never. Three failures in
    /// a row, ten seconds apart, open it. Default: five minutes where there is a probe, some 8,700 probes a month.
    /// </summary>
    public Duration? MonitorInterval { get; init; }

    /// <summary>Alarms that tell of an open circuit and of events that were given up, ten cents a month each. Default: none.</summary>
    public CircuitAlarms? Alarms { get; init; }

    /// <summary>Whether to draw a CloudWatch dashboard, three dollars a month. Default: false.</summary>
    public bool Dashboard { get; init; }

    /// <summary>What becomes of queues, table and logs when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

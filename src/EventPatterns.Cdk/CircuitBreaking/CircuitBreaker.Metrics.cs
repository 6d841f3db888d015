using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using EventPatterns.Cdk.Buses;

namespace EventPatterns.Cdk.CircuitBreaking;

// What AWS counts anyway, so that no metric costs anything:
// docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html, docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
public sealed partial class CircuitBreaker
{
    private const int MinutesOfADay = 1440;

    /// <summary>
    /// 1 while the circuit is open or is being probed, else 0: each break is an execution of the recovery. A circuit that a
    /// person isolates has no breaks, and is not seen.
    /// </summary>
    public MathExpression MetricState() => new(new MathExpressionProps
    {
        Expression = "IF(FILL(breaks, 0) > 0, 1, 0)",
        UsingMetrics = new Dictionary<string, IMetric> { ["breaks"] = Recovery.MetricStarted(new MetricOptions { Statistic = "Sum", Period = StatePeriod }) },
        Label = $"{props.Name} is open",
        Period = StatePeriod,
    });

    /// <summary>
    /// How many events were held; one that is held again after a replay counts again. It is how often <see cref="Holding"/>
    /// matched, which AWS counts whether or not the rule has a target:
    /// repost.aws/knowledge-center/troubleshoot-eb-cross-region-cross-account-rules
    /// </summary>
    public Metric MetricHeld() => RuleMetrics.Of(Holding, "TriggeredRules", props.EventBus, new MetricOptions { Label = "Held" });

    /// <summary>How many held events were offered again.</summary>
    public Metric MetricReplayed() => RuleMetrics.Of(Redrive, "Invocations", props.EventBus, new MetricOptions { Label = "Replayed" });

    /// <summary>How many events were given up: refused by the vendor, or held too often.</summary>
    public Metric MetricDeadLettered() => DeadLetters.MetricNumberOfMessagesSent(new MetricOptions { Statistic = "Sum", Label = "Dead-lettered" });

    /// <summary>How long the gate takes, in milliseconds, at the 99th percentile: while the circuit is closed, one read and the vendor's answer.</summary>
    public Metric MetricVendorLatency() => Gate.Workflow!.MetricTime(new MetricOptions { Statistic = "p99", Label = "Gate, p99" });

    /// <summary>How many recoveries failed. What is held then waits for the next outage's, or for an operator.</summary>
    public Metric MetricRecoveryFailed() => Recovery.MetricFailed(new MetricOptions { Statistic = "Sum", Label = "Recoveries failed" });

    /// <summary>How often the gate failed and its event returned to the queue: the vendor's failures below the threshold.</summary>
    public Metric MetricFailed() => Gate.Workflow!.MetricFailed(new MetricOptions { Statistic = "Sum", Label = "Failed" });

    // Long enough to hold the beginning of a break at any time of an outage; whole minutes, as CloudWatch wants them.
    private Duration StatePeriod => Duration.Minutes(Math.Clamp(Math.Ceiling(props.BreakDuration.ToSeconds() * 2 / 60), 5, MinutesOfADay));

    private void Watch(CircuitAlarms alarms)
    {
        Alarm("OpenAlarm", MetricState(), $"The circuit {props.Name} is open: its vendor is down, and events are held.", alarms);
        Alarm("RecoveryAlarm", MetricRecoveryFailed(), $"A recovery of the circuit {props.Name} failed: its execution says why, and events may wait for an operator.", alarms);
        Alarm("DeadLettersAlarm", InEveryDeadLetterQueue(), $"The breaker {props.Name} gave events up, into {DeadLetters.QueueName}; or could not take or tell some, into the dead-letter queue of its gate, its openings or its table.", alarms);
    }

    // What never came to the gate's states, or to a recovery, is lost to view otherwise. A message that SQS moves does not
    // count as sent: docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
    private MathExpression InEveryDeadLetterQueue()
    {
        var queues = new Dictionary<string, Amazon.CDK.AWS.SQS.Queue> { ["own"] = DeadLetters, ["gate"] = Gate.DeadLetters, ["opened"] = Opened.DeadLetters, ["told"] = Circuits.DeadLetters };
        return new(new MathExpressionProps
        {
            Expression = string.Join(" + ", queues.Keys.Select(name => $"FILL({name}, 0)")),
            UsingMetrics = queues.ToDictionary(queue => queue.Key, queue => (IMetric)queue.Value.MetricApproximateNumberOfMessagesVisible(new MetricOptions { Statistic = "Maximum" })),
            Label = "In dead-letter queues",
        });
    }

    private void Alarm(string id, IMetric metric, string description, CircuitAlarms alarms)
    {
        var alarm = new Alarm(this, id, new AlarmProps
        {
            Metric = metric,
            Threshold = 1,
            ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            EvaluationPeriods = 1,
            TreatMissingData = TreatMissingData.NOT_BREACHING,
            AlarmDescription = description,
        });
        if (alarms.Topic is not { } topic) return;
        var tell = new Amazon.CDK.AWS.CloudWatch.Actions.SnsAction(topic);
        alarm.AddAlarmAction(tell);
        alarm.AddOkAction(tell);
    }

    private Dashboard Draw() => new(this, "Dashboard", new DashboardProps
    {
        Widgets =
        [
            [Graph("Open", MetricState()), Graph("Gate", MetricVendorLatency())],
            [Graph("Events", MetricFailed(), MetricHeld(), MetricReplayed(), MetricDeadLettered()), Graph("Waiting in the gate's queue", Gate.Queue!.MetricApproximateNumberOfMessagesVisible())],
        ],
    });

    private static GraphWidget Graph(string title, params IMetric[] metrics) => new(new GraphWidgetProps { Title = title, Left = metrics, Width = 12 });
}

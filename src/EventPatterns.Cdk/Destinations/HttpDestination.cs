using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;
using Destination = Amazon.CDK.AWS.Events.ApiDestination;
using DestinationTarget = Amazon.CDK.AWS.Events.Targets.ApiDestination;
using DestinationTargetProps = Amazon.CDK.AWS.Events.Targets.ApiDestinationProps;

namespace EventPatterns.Cdk.Destinations;

/// <summary>
/// Sends events to an outside service over HTTP: an API destination, at the pace that the service bears, tried again for a
/// day, and in a dead-letter queue after that.
/// Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
/// </summary>
public sealed class HttpDestination : Construct
{
    private const string IdempotencyHeader = "Idempotency-Key";

    private readonly IEventBus bus;
    private readonly EventConsumer deauthorized;

    /// <summary>Makes the destination.</summary>
    /// <exception cref="ArgumentException">A prop is wrong; the message names it and the construct's path.</exception>
    public HttpDestination(Construct scope, string id, HttpDestinationProps props) : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        HttpDestinationChecks.Check(Node.Path, props);
        bus = props.EventBus;
        DeadLetters = DeadLetterQueues.In(this, "DeadLetters", props.RemovalPolicy);
        Connection = new Connection(this, "Connection", new ConnectionProps { Authorization = props.Authorization.ToCdk(), Description = Node.Path });
        ApiDestination = new Destination(this, "Destination", new Amazon.CDK.AWS.Events.ApiDestinationProps
        {
            Connection = Connection,
            Endpoint = props.Endpoint,
            HttpMethod = props.Method,
            RateLimitPerSecond = props.InvocationRateLimitPerSecond,
        });
        Rules = [.. props.Events.Select((pattern, index) => Send(pattern, index, props))];
        Reauthorization = Reauthorize(props);
        deauthorized = Reauthorization?.Consumer ?? new DeauthorizationWatch(Connection, props.OperationalBus ?? props.EventBus, props.RemovalPolicy).In(this, "Deauthorized");
        if (props.AlarmTopic is { } topic) AlarmBy(topic);
    }

    /// <summary>The connection, which holds the credentials.</summary>
    public Connection Connection { get; }

    /// <summary>The API destination.</summary>
    public Destination ApiDestination { get; }

    /// <summary>The rules, one for each pattern.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Where events end that the service did not take. 14 days, encrypted.</summary>
    public Queue DeadLetters { get; }

    /// <summary>Brings the connection back; null unless it is OAuth's, and where <see cref="HttpDestinationProps.ReauthorizeAfter"/> is null.</summary>
    public Reauthorization? Reauthorization { get; }

    /// <summary>The alarms; none without <see cref="HttpDestinationProps.AlarmTopic"/>.</summary>
    public IReadOnlyList<Alarm> Alarms { get; private set; } = [];

    /// <summary>How often the service was called, retries left out. Default: sum over five minutes, of all rules.</summary>
    public MathExpression MetricInvocations(IMathExpressionOptions? options = null) => OfAllRules("Invocations", options);

    /// <summary>How many events were given up. Default: sum over five minutes, of all rules.</summary>
    public MathExpression MetricFailedInvocations(IMathExpressionOptions? options = null) => OfAllRules("FailedInvocations", options);

    /// <summary>How many events wait in <see cref="DeadLetters"/>.</summary>
    public Metric MetricDeadLetters(IMetricOptions? options = null) => DeadLetters.MetricApproximateNumberOfMessagesVisible(options);

    /// <summary>How often the connection was de-authorised. Default: sum over five minutes.</summary>
    public Metric MetricDeauthorized(IMetricOptions? options = null) => RuleMetrics.Of(deauthorized.Rules[0], "TriggeredRules", null, options);

    private Reauthorization? Reauthorize(HttpDestinationProps props) => props is { Authorization: HttpAuthorization.OAuthScheme, ReauthorizeAfter: { } wait }
        ? new Reauthorization(this, "Reauthorization", new ReauthorizationProps
        {
            Connection = Connection,
            Authorization = props.Authorization,
            OperationalBus = props.OperationalBus ?? props.EventBus,
            Wait = wait,
            RemovalPolicy = props.RemovalPolicy,
        })
        : null;

    private Rule Send(ContractPattern pattern, int index, HttpDestinationProps props) => new(this, props.Events.Count == 1 ? "Rule" : $"Rule{index + 1}", new RuleProps
    {
        EventBus = props.EventBus,
        EventPattern = pattern.ToEventPattern(),
        Description = $"{pattern.Contract.DetailType} to {Node.Path}",
        Targets =
        [
            new DestinationTarget(ApiDestination, new DestinationTargetProps
            {
                Event = props.Body ?? RuleTargetInput.FromEventPath(EventPath.Data),
                PathParameterValues = [.. props.PathParameters.Select(value => value.Text)],
                QueryStringParameters = Texts(props.QueryParameters),
                HeaderParameters = Headers(props),
                RetryAttempts = props.RetryAttempts,
                MaxEventAge = props.MaxEventAge,
                DeadLetterQueue = DeadLetters,
            }),
        ],
    });

    private static Dictionary<string, string> Headers(HttpDestinationProps props)
    {
        var headers = Texts(props.Headers);
        if (!headers.Keys.Contains(IdempotencyHeader, StringComparer.OrdinalIgnoreCase)) headers[IdempotencyHeader] = EventPath.EventId;
        return headers;
    }

    private static Dictionary<string, string> Texts(IReadOnlyDictionary<string, EventValue> values) => values.ToDictionary(pair => pair.Key, pair => pair.Value.Text);

    private void AlarmBy(ITopic topic)
    {
        Alarms =
        [
            AnyOf("DeadLettersAlarm", MetricDeadLetters(new MetricOptions { Statistic = Stats.MAXIMUM }), $"Events wait in the dead-letter queue of {Node.Path}."),
            // What brings itself back calls nobody at night: a quarter of an hour of rounds does.
            AnyOf("DeauthorizedAlarm", MetricDeauthorized(), $"The service refuses the credentials of {Node.Path}, or gives no token: update its connection.", Reauthorization is null ? 1 : 3),
        ];
        foreach (var alarm in Alarms) alarm.AddAlarmAction(new SnsAction(topic));
    }

    private Alarm AnyOf(string id, Metric metric, string description, int periods = 1) => new(this, id, new AlarmProps
    {
        Metric = metric,
        Threshold = 1,
        EvaluationPeriods = periods,
        ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        TreatMissingData = TreatMissingData.NOT_BREACHING,
        AlarmDescription = description,
    });

    private MathExpression OfAllRules(string name, IMathExpressionOptions? options)
    {
        var metrics = Rules.Select((rule, index) => (Name: $"m{index + 1}", Metric: RuleMetrics.Of(rule, name, bus, null))).ToArray();
        var sum = new MathExpression(new MathExpressionProps
        {
            // EventBridge sends some of them only when they are not zero.
            Expression = string.Join(" + ", metrics.Select(metric => $"FILL({metric.Name}, 0)")),
            UsingMetrics = metrics.ToDictionary(metric => metric.Name, metric => (IMetric)metric.Metric),
            Label = name,
        });
        return options is null ? sum : sum.With(options);
    }
}

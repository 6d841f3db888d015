using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SNS;
using EventPatterns.Cdk.Events;
using HttpMethod = Amazon.CDK.AWS.Events.HttpMethod;

namespace EventPatterns.Cdk.Destinations;

/// <summary>How an <see cref="HttpDestination"/> is made.</summary>
public sealed record HttpDestinationProps
{
    /// <summary>The bus that is listened to.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>Which events; at least one pattern, and one rule is made for each.</summary>
    public required IReadOnlyList<ContractPattern> Events { get; init; }

    /// <summary>The URL, of HTTPS: <c>https://api.example.com/orders/*</c>, with a <c>*</c> for each of <see cref="PathParameters"/>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>How a request proves who sends it.</summary>
    public required HttpAuthorization Authorization { get; init; }

    /// <summary>The method. Default: POST.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.POST;

    /// <summary>What stands for the <c>*</c> of the endpoint, in order. Default: nothing.</summary>
    public IReadOnlyList<EventValue> PathParameters { get; init; } = [];

    /// <summary>Parameters of the query. Default: none.</summary>
    public IReadOnlyDictionary<string, EventValue> QueryParameters { get; init; } = new Dictionary<string, EventValue>();

    /// <summary>Headers. Default: none but <c>Idempotency-Key</c>, which is the event's id unless it is set here.</summary>
    public IReadOnlyDictionary<string, EventValue> Headers { get; init; } = new Dictionary<string, EventValue>();

    /// <summary>The body. Default: the event's payload, without its envelope.</summary>
    public RuleTargetInput? Body { get; init; }

    /// <summary>
    /// The most requests a second: 1 to 300; default 300, which is EventBridge's own. What comes faster waits, and what waits
    /// for longer than <see cref="MaxEventAge"/> is dead-lettered.
    /// </summary>
    public int InvocationRateLimitPerSecond { get; init; } = 300;

    /// <summary>How often a request is tried again after 401, 407, 409, 429, 5xx or no answer in five seconds: 0 to 185; default 185.</summary>
    public int RetryAttempts { get; init; } = 185;

    /// <summary>How long it is tried: a minute to a day; default a day.</summary>
    public Duration MaxEventAge { get; init; } = Duration.Hours(24);

    /// <summary>
    /// With OAuth, how long after EventBridge got no token, and therefore de-authorised the connection, it is authorised again:
    /// see <see cref="Reauthorization"/>. 10 seconds to 4 minutes; default a minute; null for never.
    /// </summary>
    public Duration? ReauthorizeAfter { get; init; } = Duration.Minutes(1);

    /// <summary>Where <see cref="ConnectionDeauthorized"/> is published. Default: <see cref="EventBus"/>.</summary>
    public IEventBus? OperationalBus { get; init; }

    /// <summary>Who is told of the alarms, which are made with it: dead letters, and a connection that stays de-authorised. Default: no alarms.</summary>
    public ITopic? AlarmTopic { get; init; }

    /// <summary>What becomes of queues and logs when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

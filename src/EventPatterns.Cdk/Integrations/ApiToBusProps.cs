using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>How an <see cref="ApiToBus"/> is made.</summary>
public sealed record ApiToBusProps
{
    /// <summary>The bus that the requests are put on.</summary>
    public required IEventBus EventBus { get; init; }

    /// <summary>What may be posted where; at least one route.</summary>
    public required IReadOnlyList<ApiRoute> Routes { get; init; }

    /// <summary>Who may call. Default: <see cref="ApiAuthorization.Iam"/>.</summary>
    public ApiAuthorization Authorization { get; init; } = ApiAuthorization.Iam;

    /// <summary>Requests a second, over all routes: 1 to 10,000; default 100.</summary>
    public int RateLimit { get; init; } = 100;

    /// <summary>Requests that may come at once: 1 to 5,000; default 200.</summary>
    public int BurstLimit { get; init; } = 200;

    /// <summary>What becomes of the access log when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

/// <summary>A path, and the event that a POST to it becomes.</summary>
/// <param name="Path">The path, which starts with <c>/</c>.</param>
/// <param name="Contract">The event's contract.</param>
public sealed record ApiRoute(string Path, EventContract Contract);

/// <summary>Who may call an API.</summary>
public enum ApiAuthorization
{
    /// <summary>Whoever signs the request as a principal with <c>execute-api:Invoke</c>.</summary>
    Iam,

    /// <summary>Anyone. For a sample, or behind something that checks callers.</summary>
    Open,
}

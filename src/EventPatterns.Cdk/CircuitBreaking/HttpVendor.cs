using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using EventPatterns.Cdk.Destinations;

namespace EventPatterns.Cdk.CircuitBreaking;

/// <summary>
/// An HTTP endpoint that a breaker calls by Step Functions' HTTP task: with the event's payload as its body and the event's
/// id as its idempotency key, and credentials from an EventBridge connection.
/// Source: docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
/// </summary>
public sealed record HttpVendor
{
    private const string Scheme = "https://";

    private HttpVendor(string method, string url, Authorization authorization)
    {
        var slash = Checked(url).IndexOf('/', Scheme.Length);
        (Root, Path) = slash < 0 ? (url, "") : (url[..slash], url[(slash + 1)..]);
        (Method, Authorization) = (method, authorization);
    }

    /// <summary>The header that carries the event's id. Default: <c>Idempotency-Key</c>.</summary>
    public string IdempotencyHeader { get; init; } = "Idempotency-Key";

    /// <summary>How long an answer may take, in whole seconds: 1 to 60, which is the task's own limit; default 30 seconds, as Polly's timeout.</summary>
    public Duration Timeout { get; init; } = Duration.Seconds(30);

    /// <summary>
    /// A path at the vendor, such as <c>/health</c>, that answers 2xx when it is well. Default: none; then events
    /// themselves are the probe.
    /// </summary>
    public string? HealthPath { get; init; }

    internal string Method { get; }

    internal Authorization Authorization { get; }

    /// <summary>POST to the URL.</summary>
    /// <param name="url">Such as <c>https://api.example.com/points</c>; HTTPS. Its host may be a token, such as an API's of the same app; the slash behind it must be known at synth.</param>
    /// <param name="authorization">CDK's own; its secret comes from Secrets Manager.</param>
    /// <exception cref="ArgumentException">It is no URL of HTTPS.</exception>
    public static HttpVendor Post(string url, Authorization authorization) => new("POST", url, authorization);

    /// <summary>POST to the URL.</summary>
    /// <param name="url">As above.</param>
    /// <param name="authorization">The same that a <see cref="Reauthorization"/> of the connection takes.</param>
    /// <exception cref="ArgumentException">It is no URL of HTTPS.</exception>
    public static HttpVendor Post(string url, HttpAuthorization authorization) => new("POST", url, authorization.ToCdk());

    /// <summary>PUT to the URL.</summary>
    /// <inheritdoc cref="Post(string, Authorization)" path="/param"/>
    /// <exception cref="ArgumentException">It is no URL of HTTPS.</exception>
    public static HttpVendor Put(string url, Authorization authorization) => new("PUT", url, authorization);

    /// <summary>PUT to the URL.</summary>
    /// <inheritdoc cref="Post(string, HttpAuthorization)" path="/param"/>
    /// <exception cref="ArgumentException">It is no URL of HTTPS.</exception>
    public static HttpVendor Put(string url, HttpAuthorization authorization) => new("PUT", url, authorization.ToCdk());

    /// <summary>The request as CDK's own task, for a workflow of somebody else, whose role CDK allows the whole host.</summary>
    internal HttpInvoke Call(Construct scope, string id, IConnection connection, string key, string body) => new(scope, id, new HttpInvokeProps
    {
        ApiRoot = Root,
        ApiEndpoint = TaskInput.FromText(Path),
        Method = TaskInput.FromText(Method),
        Connection = connection,
        Headers = TaskInput.FromObject(new Dictionary<string, object> { [IdempotencyHeader] = JsonPath.StringAt(key) }),
        Body = TaskInput.FromJsonPathAt(body),
        TaskTimeout = Amazon.CDK.AWS.StepFunctions.Timeout.Duration(Timeout),
    });

    /// <summary>The request for an event.</summary>
    internal HttpCall Call(IConnection connection, string eventPath) => new(Method, At(Path), connection, Timeout)
    {
        Headers = new() { [$"{IdempotencyHeader}.$"] = $"{eventPath}.detail.metadata.eventId" },
        Body = $"{eventPath}.detail.data",
    };

    /// <summary>The request that asks whether it is well; null where there is none.</summary>
    internal HttpCall? Probe(IConnection connection) => HealthPath is null ? null : new("GET", At(HealthPath.TrimStart('/')), connection, Timeout);

    private string At(string path) => $"{Root}/{path}";

    /// <summary>Scheme and host.</summary>
    private string Root { get; }

    /// <summary>The rest, without the slash between them.</summary>
    private string Path { get; }

    private static string Checked(string url) =>
        url.StartsWith(Scheme, StringComparison.Ordinal) && url.Length > Scheme.Length && (Token.IsUnresolved(url) || Uri.IsWellFormedUriString(url, UriKind.Absolute))
            ? url
            : throw new ArgumentException($"HttpVendor: expected a URL of HTTPS; found \"{url}\".", nameof(url));
}

using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.ApiGateway;

/// <summary>An HTTP API with its routes (API Gateway developer guide, http-api-develop-routes.html).</summary>
internal sealed class HttpApi(string id, string arn)
{
    private readonly List<HttpRoute> _routes = [];

    public string Id => id;

    public string Arn => arn;

    /// <summary>What a request without a route is answered.</summary>
    public (int Status, string Body) NoRoute { get; init; } = (404, """{"message":"Not Found"}""");

    public void Add(HttpRoute route) => _routes.Add(route);

    /// <summary>
    /// The route of a request: the one with the most literal path; a greedy variable comes after single ones, a named
    /// method before ANY, and <c>$default</c> last.
    /// </summary>
    public (HttpRoute Route, JsonMap PathParameters)? Find(string method, string path)
    {
        var matches =
            from route in _routes
            let parameters = route.Match(method, path)
            where parameters is not null
            orderby route.Rank descending
            select ((HttpRoute, JsonMap)?)(route, parameters);
        return matches.FirstOrDefault();
    }
}

/// <summary>A route: <c>POST /orders/{id}</c>, <c>ANY /{proxy+}</c> or <c>$default</c>, and what answers it.</summary>
internal sealed class HttpRoute(string key, ApiIntegration integration, bool needsIam)
{
    private readonly string _method = key == "$default" ? "ANY" : key.Split(' ')[0];
    private readonly string[] _segments = key == "$default" ? ["{proxy+}"] : Segments(key.Split(' ', 2)[1]);

    public string Key => key;

    public ApiIntegration Integration => integration;

    public bool NeedsIam => needsIam;

    /// <summary>How narrow the route is: compared between the routes that match one request.</summary>
    public int Rank => key == "$default" ? -1
        : (_segments.Count(s => !IsVariable(s)) * 100) + (_segments.Any(IsGreedy) ? 0 : 10) + (_method == "ANY" ? 0 : 1);

    public JsonMap? Match(string method, string path)
    {
        if (_method != "ANY" && _method != method) return null;
        var parts = Segments(path);
        var parameters = new JsonMapBuilder();
        for (var at = 0; at < _segments.Length; at++)
        {
            var segment = _segments[at];
            if (IsGreedy(segment))
            {
                if (key != "$default") parameters.Set(segment[1..^2], string.Join('/', parts.Skip(at)));
                return parameters.Build();
            }
            if (at >= parts.Length) return null;
            if (IsVariable(segment)) parameters.Set(segment[1..^1], parts[at]);
            else if (segment != parts[at]) return null;
        }
        return parts.Length == _segments.Length ? parameters.Build() : null;
    }

    private static string[] Segments(string path) => path.Trim('/').Split('/');

    private static bool IsVariable(string segment) => segment is ['{', .., '}'];

    private static bool IsGreedy(string segment) => segment is ['{', .., '+', '}'];
}

/// <summary>What answers a route.</summary>
internal abstract record ApiIntegration;

/// <summary>What answers a route of an HTTP API: an AWS service, called directly.</summary>
/// <param name="Subtype"><c>EventBridge-PutEvents</c> and its like.</param>
/// <param name="RoleArn">The role that API Gateway takes on.</param>
/// <param name="Parameters">The mapping of the request to the service's parameters.</param>
/// <param name="ResponseParameters">By status, what is overwritten in the answer.</param>
internal sealed record HttpIntegration(string Subtype, string RoleArn, JsonMap Parameters, JsonMap ResponseParameters) : ApiIntegration;

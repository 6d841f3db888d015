using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Connections;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Services.StepFunctions.Http;

/// <summary>
/// Makes the request of an HTTP task (SFN/call-https-apis.html, "Merge EventBridge connection and HTTP Task definition
/// data"). Where names clash, what the connection says wins.
/// </summary>
internal static class HttpTaskRequest
{
    public static HttpRequest? Of(
        HttpTaskParameters parameters, Connection connection, KeyValuePair<string, string> authorization, string region, out string wrong)
    {
        var invocation = connection.Invocation;
        if (!TryMerge(parameters.Body, invocation.Body, out var body))
        {
            wrong = "The body parameters of the connection can't be added to a request body that is no object.";
            return null;
        }
        wrong = "";
        var text = Text(body, parameters.ArrayFormat);
        return new HttpRequest(
            parameters.Method,
            QueryText.Add(WithQuery(parameters), invocation.Query.Select(p => KeyValuePair.Create(p.Key, p.Value))),
            Headers(parameters, invocation, authorization, region, text),
            text);
    }

    private static HttpHeaders Headers(
        HttpTaskParameters parameters, HttpParameters invocation, KeyValuePair<string, string> authorization, string region, string? body)
    {
        var type = parameters.ArrayFormat is null ? "application/json; charset=UTF-8" : "application/x-www-form-urlencoded";
        return (body is null ? HttpHeaders.None : HttpHeaders.None.With("Content-Type", type))
            .With(parameters.Headers)
            .With(invocation.Header.Select(p => KeyValuePair.Create(p.Key, p.Value)))
            .With(authorization.Key, authorization.Value)
            .With("User-Agent", $"Amazon|StepFunctions|HttpInvoke|{region}")
            .With("Range", "bytes=0-262144")
            .With("Host", parameters.Endpoint.Authority);
    }

    /// <summary>A name may come several times in the definition.</summary>
    private static Uri WithQuery(HttpTaskParameters parameters)
    {
        var query = QueryText.Read(parameters.Endpoint.Query).Concat(parameters.Query);
        return new UriBuilder(parameters.Endpoint) { Query = QueryText.Write(query) }.Uri;
    }

    private static bool TryMerge(Json? body, IReadOnlyList<HttpParameter> parameters, out Json? merged)
    {
        merged = body;
        if (parameters.Count == 0) return true;
        if (body is not (null or JsonMap)) return false;
        merged = parameters.Aggregate(body as JsonMap ?? JsonMap.Empty, (map, p) => map.With(p.Key, p.Value));
        return true;
    }

    private static string? Text(Json? body, string? arrayFormat) => body switch
    {
        null => null,
        JsonMap map when arrayFormat is not null => FormEncoding.Write(map, arrayFormat),
        JsonString text => text.Value,
        _ => body.ToString(),
    };
}

using System.Globalization;
using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Connections;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Services.EventBridge.ApiDestinations;

/// <summary>
/// Makes the request that an API destination sends (UG/eb-api-destinations.html, "Headers included in requests to API
/// destinations"). Where names clash, what the connection says wins over what the target says (API_HttpParameters).
/// </summary>
internal static class DestinationRequest
{
    private static readonly HashSet<string> Removed = new(StringComparer.OrdinalIgnoreCase)
    {
        "A-IM", "Accept-Charset", "Accept-Datetime", "Accept-Encoding", "Cache-Control", "Connection", "Content-Encoding",
        "Content-Length", "Content-MD5", "Date", "Expect", "Forwarded", "From", "Host", "HTTP2-Settings", "If-Match",
        "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Max-Forwards", "Origin", "Pragma",
        "Proxy-Authorization", "Range", "Referer", "TE", "Trailer", "Transfer-Encoding", "User-Agent", "Upgrade", "Via", "Warning",
    };

    public static HttpRequest Of(
        ApiDestination destination, Connection connection, KeyValuePair<string, string> authorization, DestinationParameters parameters, Json input)
    {
        var invocation = connection.Invocation;
        var url = QueryText.Add(Url(destination, parameters), parameters.Query.Concat(Pairs(invocation.Query)));
        var body = destination.Method is "GET" or "HEAD" ? null : Body(input, invocation.Body);
        return new HttpRequest(destination.Method, url, Headers(url, body, parameters, invocation, authorization), body);
    }

    private static HttpHeaders Headers(
        Uri url, string? body, DestinationParameters parameters, HttpParameters invocation, KeyValuePair<string, string> authorization) =>
        HttpHeaders.None
            .With("Content-Type", "application/json; charset=utf-8")
            .With(parameters.Headers)
            .With(Pairs(invocation.Header))
            .Without(Removed.Contains)
            .With(authorization.Key, authorization.Value)
            .With("User-Agent", "Amazon/EventBridge/ApiDestinations")
            .With("Range", "bytes=0-1048575")
            .With("Accept-Encoding", "gzip,deflate")
            .With("Connection", "close")
            .With("Content-Length", Encoding.UTF8.GetByteCount(body ?? "").ToString(CultureInfo.InvariantCulture))
            .With("Host", url.Authority);

    /// <summary>Each <c>*</c> takes the next value; one without a value stays.</summary>
    private static Uri Url(ApiDestination destination, DestinationParameters parameters)
    {
        var values = new Queue<string>(parameters.Path);
        var url = new StringBuilder();
        foreach (var letter in destination.Endpoint)
            if (letter == '*' && values.TryDequeue(out var value)) url.Append(value);
            else url.Append(letter);
        return new Uri(url.ToString());
    }

    /// <summary>A connection's body parameters become members of the event; a text goes as it is.</summary>
    private static string Body(Json input, IReadOnlyList<HttpParameter> parameters) => input switch
    {
        JsonMap map => parameters.Aggregate(map, (body, p) => body.With(p.Key, p.Value)).ToString(),
        JsonString text => text.Value,
        _ => input.ToString(),
    };

    private static IEnumerable<KeyValuePair<string, string>> Pairs(IEnumerable<HttpParameter> parameters) =>
        parameters.Select(p => KeyValuePair.Create(p.Key, p.Value));
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Services.StepFunctions.Http;

/// <summary>The parameters of an HTTP task (SFN/call-https-apis.html, "HTTP Task fields").</summary>
internal sealed record HttpTaskParameters
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD" };

    /// <summary>Headers that a definition may not set: the task fails with <c>States.Runtime</c>.</summary>
    private static readonly HashSet<string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        "A-IM", "Accept-Charset", "Accept-Datetime", "Accept-Encoding", "Authorization", "Cache-Control", "Connection",
        "Content-Encoding", "Content-MD5", "Date", "Expect", "Forwarded", "From", "Host", "HTTP2-Settings", "If-Match",
        "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Max-Forwards", "Origin", "Pragma",
        "Proxy-Authorization", "Referer", "Server", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via", "Warning",
    };

    private static readonly string[] RefusedPrefixes = ["X-Forwarded-", "X-Amz-", "X-Amzn-"];

    public required Uri Endpoint { get; init; }

    public required string Method { get; init; }

    public required string ConnectionArn { get; init; }

    public required HttpHeaders Headers { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Query { get; init; }

    public required Json? Body { get; init; }

    /// <summary>How arrays are written in a form; null where the body is no form.</summary>
    public required string? ArrayFormat { get; init; }

    /// <summary>Reads the parameters, or says what is wrong with them.</summary>
    public static HttpTaskParameters? Read(Json settings, out string wrong)
    {
        wrong = Wrong(settings) ?? "";
        if (wrong.Length > 0) return null;
        var transform = settings["Transform"];
        return new HttpTaskParameters
        {
            Endpoint = new Uri(settings.TextOf("ApiEndpoint")!),
            Method = settings.TextOf("Method")!,
            ConnectionArn = Connection(settings)!,
            Headers = HttpHeaders.None.With(Members(settings, "Headers").Select(h => KeyValuePair.Create(h.Key, Joined(h.Value)))),
            Query = [.. Members(settings, "QueryParameters").SelectMany(Values)],
            Body = settings["RequestBody"],
            ArrayFormat = transform?.TextOf("RequestBodyEncoding") == "URL_ENCODED"
                ? transform["RequestEncodingOptions"]?.TextOf("ArrayFormat") ?? "INDICES"
                : null,
        };
    }

    private static string? Wrong(Json settings)
    {
        if (!Uri.TryCreate(settings.TextOf("ApiEndpoint"), UriKind.Absolute, out var endpoint) || endpoint.Scheme != "https")
            return $"The 'ApiEndpoint' field must be an HTTPS URL, but was {settings["ApiEndpoint"]}.";
        if (settings.TextOf("Method") is not { } method || !Methods.Contains(method))
            return $"The 'Method' field must be one of {string.Join(", ", Methods)}, but was {settings["Method"]}.";
        if (Connection(settings) is null) return "The HTTP task names no connection: 'Authentication' or 'InvocationConfig' must have a 'ConnectionArn'.";
        if (Members(settings, "Headers").Select(h => h.Key).Where(IsRefused).ToList() is { Count: > 0 } refused)
            return $"The 'Headers' field contains unsupported values: [{string.Join(", ", refused)}]";
        return settings["Transform"] is { } transform ? Wrong(transform.TextOf("RequestBodyEncoding"), transform["RequestEncodingOptions"]?.TextOf("ArrayFormat")) : null;
    }

    private static string? Wrong(string? encoding, string? arrayFormat) =>
        encoding is not (null or "NONE" or "URL_ENCODED") ? $"The 'RequestBodyEncoding' field must be NONE or URL_ENCODED, but was {encoding}."
        : arrayFormat is not null && !FormEncoding.ArrayFormats.Contains(arrayFormat) ? $"The 'ArrayFormat' field must be one of {string.Join(", ", FormEncoding.ArrayFormats)}, but was {arrayFormat}."
        : null;

    private static string? Connection(Json settings) =>
        settings["InvocationConfig"]?.TextOf("ConnectionArn") ?? settings["Authentication"]?.TextOf("ConnectionArn");

    private static JsonMap Members(Json settings, string name) => settings[name] as JsonMap ?? JsonMap.Empty;

    private static bool IsRefused(string header) =>
        Refused.Contains(header) || RefusedPrefixes.Any(p => header.StartsWith(p, StringComparison.OrdinalIgnoreCase));

    private static string Joined(Json value) => value is JsonList list ? string.Join(',', list.Select(FormEncoding.Text)) : FormEncoding.Text(value);

    private static IEnumerable<KeyValuePair<string, string>> Values(KeyValuePair<string, Json> parameter) =>
        parameter.Value is JsonList list
            ? list.Select(item => KeyValuePair.Create(parameter.Key, FormEncoding.Text(item)))
            : [KeyValuePair.Create(parameter.Key, FormEncoding.Text(parameter.Value))];
}

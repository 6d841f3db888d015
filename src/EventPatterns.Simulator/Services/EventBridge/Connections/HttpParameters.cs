using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.EventBridge.Connections;

/// <summary>A parameter that a connection adds to each request (API_ConnectionHeaderParameter and its like).</summary>
internal readonly record struct HttpParameter(string Key, string Value);

/// <summary>What a connection adds to each request (API_ConnectionHttpParameters).</summary>
internal sealed record HttpParameters(
    IReadOnlyList<HttpParameter> Header, IReadOnlyList<HttpParameter> Query, IReadOnlyList<HttpParameter> Body)
{
    public static HttpParameters None { get; } = new([], [], []);

    public static HttpParameters Read(Json? settings) => settings is null
        ? None
        : new(Read(settings, "HeaderParameters"), Read(settings, "QueryStringParameters"), Read(settings, "BodyParameters"));

    private static List<HttpParameter> Read(Json settings, string kind) =>
        [.. settings.ListOf(kind).Select(p => new HttpParameter(p.TextOf("Key") ?? "", p.TextOf("Value") ?? ""))];
}

using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Access;

/// <summary>An API of a simulation.</summary>
public sealed class SimulatedApi
{
    private readonly Simulation _simulation;

    internal SimulatedApi(Simulation simulation, Resource resource)
    {
        _simulation = simulation;
        Resource = resource;
    }

    /// <summary>The API in its template.</summary>
    public Resource Resource { get; }

    /// <summary>Sends a request and waits, in virtual time, for its answer.</summary>
    /// <param name="method">Such as <c>POST</c>.</param>
    /// <param name="path">Such as <c>/orders</c>, without the stage.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="headers">The headers; null for none.</param>
    public ApiAnswer Send(string method, string path, string? body = null, IReadOnlyDictionary<string, string>? headers = null) =>
        Read(_simulation.Call("execute-api", "Invoke", Request(method, path, body, headers), Resource.Place));

    /// <summary>Posts a body.</summary>
    public ApiAnswer Post(string path, Json body) => Send("POST", path, body.ToString());

    internal async Task<ApiAnswer> SendAsync(string method, string path, string? body, IReadOnlyDictionary<string, string>? headers, Moment cause) =>
        Read(await _simulation.World.Door.Call(new AwsCall(
            Principal.Root(Resource.Place), "execute-api", "Invoke", Request(method, path, body, headers), cause)).ConfigureAwait(false));

    private JsonMap Request(string method, string path, string? body, IReadOnlyDictionary<string, string>? headers)
    {
        var parts = path.Split('?', 2);
        return new JsonMapBuilder()
            .Set("ApiId", Resource.Ref)
            .Set("Method", method)
            .Set("Path", parts[0])
            .Set("Query", Query(parts.Length > 1 ? parts[1] : ""))
            .Set("Headers", Map(headers ?? new Dictionary<string, string>()))
            .SetIf("Body", body is null ? null : (Json)body)
            .Build();
    }

    private static ApiAnswer Read(Answer answer) => answer.Error is { } error
        ? new ApiAnswer(error.Status, error.Message)
        : new ApiAnswer((int)((JsonNumber)answer.Body["Status"]!).Value, answer.Body.TextOf("Body") ?? "");

    private static JsonMap Query(string text) => Map(text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "")));

    private static JsonMap Map(IReadOnlyDictionary<string, string> texts)
    {
        var map = new JsonMapBuilder();
        foreach (var (name, value) in texts) map.Set(name, value);
        return map.Build();
    }
}

/// <summary>What an API answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
public sealed record ApiAnswer(int Status, string Body);

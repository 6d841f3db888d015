using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.EventBridge.ApiDestinations;

/// <summary>What a rule's target or a pipe adds to one invocation (API_HttpParameters).</summary>
internal sealed record DestinationParameters(
    IReadOnlyList<string> Path, IReadOnlyList<KeyValuePair<string, string>> Headers, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    /// <summary>The parameters as <see cref="Read"/> reads them.</summary>
    public JsonMap ToJson()
    {
        return JsonMap.Of(
            ("PathParameterValues", JsonList.Of(Path.Select(value => (Json)value))),
            ("HeaderParameters", Members(Headers)),
            ("QueryStringParameters", Members(Query)));

        static JsonMap Members(IEnumerable<KeyValuePair<string, string>> pairs) =>
            pairs.Aggregate(new JsonMapBuilder(), (members, pair) => members.Set(pair.Key, pair.Value)).Build();
    }

    /// <summary>Reads <c>HttpParameters</c>.</summary>
    /// <param name="settings">The target's, or null for none.</param>
    /// <param name="resolve">Makes a value of what is written, such as a path into the event; default as it is written.</param>
    public static DestinationParameters Read(Json? settings, Func<string, string>? resolve = null)
    {
        if (settings is null) return new([], [], []);
        resolve ??= written => written;
        return new(
            [.. settings.ListOf("PathParameterValues").OfType<JsonString>().Select(v => resolve(v.Value))],
            Members("HeaderParameters"),
            Members("QueryStringParameters"));

        List<KeyValuePair<string, string>> Members(string name) =>
            [.. from m in settings.MapOf(name) ?? JsonMap.Empty where m.Value is JsonString select KeyValuePair.Create(m.Key, resolve(((JsonString)m.Value).Value))];
    }
}

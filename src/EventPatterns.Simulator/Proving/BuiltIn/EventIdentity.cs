using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Proving.BuiltIn;

/// <summary>
/// Which event a consumer was handed: its producer's <c>detail.metadata.eventId</c> where it has one, else EventBridge's
/// <c>id</c>; in itself, in the body of a message, or in a batch of those.
/// </summary>
internal static class EventIdentity
{
    public static string? Of(Json? value) => value switch
    {
        JsonString { Parsed: JsonMap or JsonList } text => Of(text.Parsed),
        JsonList { Count: > 0 } list => All(list),
        JsonMap map => map["detail"] is { } detail ? OfDetail(detail) ?? map.TextOf("id") : Of(map["body"]),
        _ => null,
    };

    /// <summary>The producer's own id, in the detail of an event.</summary>
    public static string? OfDetail(Json detail) =>
        ((detail as JsonString)?.Parsed ?? detail)["metadata"]?.TextOf("eventId");

    private static string? All(JsonList list)
    {
        var ids = list.Select(Of).ToList();
        return ids.Contains(null) ? null : string.Join('+', ids);
    }
}

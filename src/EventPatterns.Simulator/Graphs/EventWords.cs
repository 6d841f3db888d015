using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Graphs;

/// <summary>Events in words: by detail-type where there is one, else by source.</summary>
internal static class EventWords
{
    /// <summary>What is said of an event that is decided at run time.</summary>
    public const string AnyEvent = "any event";

    /// <summary>What a rule's pattern asks for; empty where it asks for neither.</summary>
    public static string OfPattern(Json? pattern)
    {
        var map = pattern is JsonString text && Json.TryParse(text.Value, out var parsed) ? parsed : pattern;
        var values = map?["detail-type"] as JsonList ?? map?["source"] as JsonList ?? JsonList.Empty;
        return string.Join(", ", values.Select(Word));
    }

    /// <summary>What an entry of PutEvents, an integration or a target's parameters say; <see cref="AnyEvent"/> where it is decided at run time.</summary>
    public static string OfEntry(Json entry) => entry.TextOf("DetailType") ?? entry.TextOf("Source") ?? AnyEvent;

    private static string Word(Json value) => value switch
    {
        JsonString { Value: var text } => text,
        JsonMap { Count: 1 } operation when operation.Single() is { Key: "prefix", Value: JsonString { Value: "" } } => "every event",
        JsonMap { Count: 1 } operation when operation.Single() is { Value: JsonString operand } single => $"{single.Key} {operand.Value}",
        _ => value.ToString(),
    };
}

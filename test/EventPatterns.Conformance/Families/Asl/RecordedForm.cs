using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.History;

namespace EventPatterns.Conformance.Families.Asl;

/// <summary>Writes history events as the cases have them: details beside the type, and JSON texts parsed once.</summary>
internal static class RecordedForm
{
    private static readonly HashSet<string> Data = ["input", "output", "parameters"];

    public static Json Of(HistoryEvent happened)
    {
        var flat = new JsonMapBuilder().Set("type", happened.Type.ToString()).Set("id", happened.Id).Set("prev", happened.PreviousId);
        foreach (var (name, value) in happened.Details?.ToJson() ?? JsonMap.Empty)
            if (!name.EndsWith("putDetails", StringComparison.Ordinal)) flat.Set(name, Value(name, value));
        return flat.Build();
    }

    /// <summary>The text as the recorder left it: an object where it holds one.</summary>
    public static Json ObjectOrText(string text) =>
        text.StartsWith('{') && Json.TryParse(text, out var parsed) ? parsed : text;

    private static Json Value(string name, Json value) => (name, value) switch
    {
        ("cause", JsonString cause) => ObjectOrText(cause.Value),
        ("assignedVariables", JsonMap assigned) => Parsed(assigned),
        (_, JsonString text) when Data.Contains(name) => Json.Parse(text.Value),
        _ => value,
    };

    private static JsonMap Parsed(JsonMap assigned)
    {
        var values = new JsonMapBuilder();
        foreach (var (name, value) in assigned) values.Set(name, Json.Parse(((JsonString)value).Value));
        return values.Build();
    }
}

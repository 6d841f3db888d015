using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Paths;

/// <summary>A function at a path's end, such as <c>$.items.length()</c>.</summary>
internal sealed record PathFunction(string Name, Func<Json, Json?> Apply)
{
    private static readonly Dictionary<string, Func<Json, Json?>> Known = new(StringComparer.Ordinal)
    {
        ["length"] = Length,
        ["min"] = value => Numbers(value) is { Count: > 0 } numbers ? numbers.Min() : null,
        ["max"] = value => Numbers(value) is { Count: > 0 } numbers ? numbers.Max() : null,
        ["avg"] = value => Numbers(value) is { Count: > 0 } numbers ? numbers.Average() : null,
        ["sum"] = value => Numbers(value).Sum(),
    };

    /// <summary>The function of this name, or null.</summary>
    public static PathFunction? Named(string name) => Known.TryGetValue(name, out var apply) ? new(name, apply) : null;

    private static Json? Length(Json value) => value switch
    {
        JsonList list => list.Count,
        JsonMap map => map.Count,
        JsonString text => text.Value.Length,
        _ => null,
    };

    private static List<double> Numbers(Json value) =>
        value is JsonList list ? [.. list.OfType<JsonNumber>().Select(number => number.Value)] : [];
}

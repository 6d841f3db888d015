using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Paths;

/// <summary>Writes at a reference path. Objects that are missing on the way are made; items of arrays must be there.</summary>
internal static class ReferencePath
{
    /// <summary><paramref name="target"/> with the value at the path.</summary>
    /// <returns>False where a step does not apply; <paramref name="wrong"/> says which.</returns>
    public static bool TryWrite(JsonPath path, Json target, Json value, [NotNullWhen(true)] out Json? written, [NotNullWhen(false)] out string? wrong)
    {
        wrong = null;
        written = Write(path.Steps, 0, target, value, ref wrong);
        return written is not null;
    }

    private static Json? Write(IReadOnlyList<PathStep> steps, int at, Json? target, Json value, ref string? wrong)
    {
        if (at == steps.Count) return value;
        if (steps[at] is NameStep name && (target ?? JsonMap.Empty) is JsonMap map)
            return Write(steps, at + 1, map[name.Name], value, ref wrong) is { } member ? map.With(name.Name, member) : null;
        if (steps[at] is IndexStep { Index: >= 0 } index && target is JsonList list && index.Index < list.Count)
            return Write(steps, at + 1, list[index.Index], value, ref wrong) is { } item ? Replace(list, index.Index, item) : null;
        wrong = $"Unable to apply step \"{Name(steps[at])}\" to input {target ?? Json.Null}";
        return null;
    }

    private static string Name(PathStep step) => step is NameStep name ? name.Name : step.ToString();

    private static JsonList Replace(JsonList list, int at, Json item) =>
        JsonList.Of(list.Select((old, place) => place == at ? item : old));
}

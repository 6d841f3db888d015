using System.Text.Json;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Intrinsics;

/// <summary>The intrinsics on JSON.</summary>
internal static class JsonFunctions
{
    /// <summary>The second object's members over the first's. AWS takes no other third argument than false.</summary>
    public static Json Merge(IntrinsicInput input)
    {
        if (input.Flag(2)) throw new IntrinsicException("Deep merging is not supported: the third argument must be false.");
        var merged = new JsonMapBuilder();
        foreach (var (name, value) in input.Map(0)) merged.Set(name, value);
        foreach (var (name, value) in input.Map(1)) merged.Set(name, value);
        return merged.Build();
    }

    public static Json Parse(IntrinsicInput input)
    {
        if (input[0] is JsonString { Parsed: { } value }) return value;
        var text = input.Text(0);
        if (string.IsNullOrWhiteSpace(text)) return Json.Null;
        try
        {
            return Json.Parse(text);
        }
        catch (JsonException wrong)
        {
            throw new IntrinsicException($"The text is not valid JSON: {wrong.Message}");
        }
    }

    public static Json Print(IntrinsicInput input) => JsonString.Of(input[0]);
}

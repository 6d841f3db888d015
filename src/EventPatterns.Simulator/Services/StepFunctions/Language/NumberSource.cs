using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Paths;
using EventPatterns.Simulator.Services.StepFunctions.Templates;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>A number that stands in the definition, or that a path (<c>...Path</c>) or a query gives.</summary>
internal sealed record NumberSource(string Field, double? Constant, JsonPath? Path, JsonataTemplate? Query)
{
    /// <summary>A whole number.</summary>
    /// <exception cref="StateFailureException">What the path gives is none.</exception>
    public long Whole(Scope scope)
    {
        if (Constant is { } constant) return (long)constant;
        if (Query is not null) return (long)((JsonNumber)Query.Evaluate(scope, "number")).Value;
        var value = scope.Read(Path!, Field);
        return Read(value) ?? throw StateFailureException.Runtime(
            $"The {Field} field refers to value \"{(value as JsonString)?.Value ?? value.ToString()}\" which is not a valid integer: {Path}");
    }

    /// <summary>A number, possibly with a fraction.</summary>
    /// <exception cref="StateFailureException">What the path gives is none.</exception>
    public double Number(Scope scope)
    {
        if (Constant is { } constant) return constant;
        if (Query is not null) return ((JsonNumber)Query.Evaluate(scope, "number")).Value;
        var value = scope.Read(Path!, Field);
        return value is JsonNumber number ? number.Value : Read(value) ?? throw StateFailureException.Runtime(
            $"The {Field} field refers to value \"{(value as JsonString)?.Value ?? value.ToString()}\" which is not a valid number: {Path}");
    }

    private static long? Read(Json value) => value switch
    {
        JsonNumber number => number.Whole,
        JsonString text when long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ => null,
    };
}

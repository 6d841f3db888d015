using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;

namespace EventPatterns.Jsonata.Tests;

/// <summary>One engine for all tests, and evaluation in a line.</summary>
internal static class Jsonata
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static JsonataEngine Engine { get; } = new();

    public static Json? Evaluate(string expression, Json? input = null, ulong seed = 1, DateTimeOffset? now = null) =>
        Engine.Evaluate(expression, Bindings(input), new JsonataAmbience(now ?? Noon, new SeededRandom(seed)));

    /// <summary>The result as JSON text; <c>undefined</c> where there is none.</summary>
    public static string Text(string expression, string input = "{}", ulong seed = 1) =>
        Evaluate(expression, Json.Parse(input), seed)?.ToString() ?? "undefined";

    public static JsonataException Fails(string expression, string input = "{}") =>
        Assert.Throws<JsonataException>(() => Evaluate(expression, Json.Parse(input)));

    private static Dictionary<string, Json> Bindings(Json? input) => new() { ["states"] = JsonMap.Of(("input", input ?? JsonMap.Empty)) };
}

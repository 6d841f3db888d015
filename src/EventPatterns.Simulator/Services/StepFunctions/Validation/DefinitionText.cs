using System.Text.Json;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Validation;

/// <summary>Reads the text of a definition as the API takes it.</summary>
internal static class DefinitionText
{
    /// <summary>Reads a definition.</summary>
    /// <param name="text">The definition as JSON text.</param>
    /// <param name="reader">Reads what is JSON.</param>
    /// <param name="findings">What is wrong; empty where nothing is.</param>
    /// <returns>The machine; null where anything is wrong.</returns>
    public static StateMachine? Read(string text, DefinitionReader reader, out IReadOnlyList<Diagnostic> findings)
    {
        if (string.IsNullOrWhiteSpace(text)) return reader.Read(Json.Null, out findings);
        try
        {
            return reader.Read(Json.Parse(text), out findings);
        }
        catch (JsonException wrong)
        {
            findings = [JsonComplaint.About(text, wrong)];
            return null;
        }
    }

    /// <summary>The error of <c>CreateStateMachine</c> and <c>UpdateStateMachine</c>.</summary>
    public static AwsError Refusal(IReadOnlyList<Diagnostic> findings) =>
        new("InvalidDefinition", $"Invalid State Machine Definition: '{string.Join(", ", findings)}'");

    /// <summary>The answer of <c>ValidateStateMachineDefinition</c>.</summary>
    public static JsonMap Verdict(IReadOnlyList<Diagnostic> findings) => JsonMap.Of(
        ("result", findings.Count == 0 ? "OK" : "FAIL"),
        ("diagnostics", JsonList.Of(findings.Select(finding => finding.ToJson()))));
}

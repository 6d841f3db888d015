using EventPatterns.Conformance.Cases;
using EventPatterns.Jsonata;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Language;
using EventPatterns.Simulator.Services.StepFunctions.Validation;

namespace EventPatterns.Conformance.Families.Asl;

/// <summary>Definitions that AWS refuses, and how it says so.</summary>
internal sealed class AslValidationFamily : IFamily
{
    private static readonly JsonataEngine Engine = new();

    public string Name => "asl-validation";

    public Outcome Run(JsonMap @case)
    {
        @case = Activities.Spell(@case);
        var reader = new DefinitionReader(@case.TextOf("type") == "EXPRESS", Engine);
        DefinitionText.Read(@case.TextOf("definitionText") ?? @case["definition"]!.ToString(), reader, out var findings);
        var expected = @case["expected"]!;
        if (expected["diagnostics"] is not null) return Outcome.Compare(expected, DefinitionText.Verdict(findings));
        if (findings.Count == 0) return Outcome.Failed(expected, "a valid definition");
        var refusal = DefinitionText.Refusal(findings);
        if (ForeignMessage.Gist(expected.TextOf("message")!) is { } gist)
            return refusal.Code == expected.TextOf("errorCode") && refusal.Message.Contains(gist, StringComparison.Ordinal)
                ? Outcome.Passed
                : Outcome.Failed($"{expected.TextOf("errorCode")} that says: {gist}", refusal.ToString());
        return Outcome.Compare(expected, JsonMap.Of(("errorCode", refusal.Code), ("message", refusal.Message)));
    }
}

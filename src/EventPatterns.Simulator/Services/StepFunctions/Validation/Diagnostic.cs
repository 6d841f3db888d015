using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Validation;

/// <summary>What is wrong with a definition, as AWS's validation tells it.</summary>
/// <param name="Code"><c>SCHEMA_VALIDATION_FAILED</c>, <c>INVALID_JSON_DESCRIPTION</c>, <c>MISSING_TRANSITION_TARGET</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Location">Where: <c>/States/Wait/Timestamp</c>; null where the text is no definition at all.</param>
internal sealed record Diagnostic(string Code, string Message, string? Location)
{
    public const string Schema = "SCHEMA_VALIDATION_FAILED";
    public const string InvalidJson = "INVALID_JSON_DESCRIPTION";
    public const string MissingTarget = "MISSING_TRANSITION_TARGET";

    /// <summary>The diagnostic as <c>ValidateStateMachineDefinition</c> gives it.</summary>
    public JsonMap ToJson()
    {
        var json = new JsonMapBuilder().Set("severity", "ERROR").Set("code", Code).Set("message", Message);
        if (Location is not null) json.Set("location", Location);
        return json.Build();
    }

    /// <summary>The diagnostic as one text.</summary>
    public override string ToString() => Location is null ? $"{Code}: {Message}" : $"{Code}: {Message.TrimEnd()} at {Location}";
}

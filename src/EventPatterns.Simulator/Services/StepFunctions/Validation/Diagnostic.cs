namespace EventPatterns.Simulator.Services.StepFunctions.Validation;

/// <summary>What is wrong with a definition, as AWS's validation tells it.</summary>
/// <param name="Code"><c>SCHEMA_VALIDATION_FAILED</c>, <c>INVALID_JSON_DESCRIPTION</c>, <c>MISSING_TRANSITION_TARGET</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Location">Where: <c>/States/Wait/Timestamp</c>; null where the text is no definition at all.</param>
internal sealed record Diagnostic(string Code, string Message, string? Location)
{
    public const string Schema = "SCHEMA_VALIDATION_FAILED";
    public const string Json = "INVALID_JSON_DESCRIPTION";
    public const string MissingTarget = "MISSING_TRANSITION_TARGET";

    /// <summary>The diagnostic as one text.</summary>
    public override string ToString() => Location is null ? $"{Code}: {Message}" : $"{Code}: {Message} at {Location}";
}

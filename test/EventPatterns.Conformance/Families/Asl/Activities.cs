using EventPatterns.Simulator.Data;

namespace EventPatterns.Conformance.Families.Asl;

/// <summary>The recorder wrote <c>activity_arn</c> for every activity's ARN; a definition needs one that is spelt as an ARN.</summary>
internal static class Activities
{
    private const string Placeholder = "\"activity_arn\"";

    /// <summary>The case with the placeholder spelt out, in the definition and in what is expected.</summary>
    public static JsonMap Spell(JsonMap @case)
    {
        var text = @case.ToString();
        if (!text.Contains("activity_arn", StringComparison.Ordinal)) return @case;
        const string Arn = "arn:aws:states:us-east-1:111111111111:activity:recorded";
        return (JsonMap)Json.Parse(text
            .Replace(Placeholder, $"\"{Arn}\"", StringComparison.Ordinal)
            .Replace("The activity activity_arn ", $"The activity {Arn} ", StringComparison.Ordinal));
    }
}

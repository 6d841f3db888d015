namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

/// <summary>Why a pattern is refused, in the words of EventBridge's reader. It never leaves the parser.</summary>
internal sealed class PatternSyntaxException(string reason) : Exception(reason)
{
    /// <summary>A reason with its place, as EventBridge spells it.</summary>
    public static PatternSyntaxException At(string reason, string place) => new($"{reason}\n at {place}");
}

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

/// <summary>Spells a place in a pattern as EventBridge's errors do.</summary>
internal static class SourcePlace
{
    private const int QuotedUpTo = 500;

    /// <summary>The place of the character at <paramref name="at"/>, counted from 0; lines and columns are told from 1.</summary>
    public static string Of(string text, int at)
    {
        var before = text.AsSpan(0, Math.Min(at, text.Length));
        var line = before.Count('\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        return $"[Source: (String){Quoted(text)}; line: {line}, column: {column}]";
    }

    private static string Quoted(string text) => text.Length <= QuotedUpTo
        ? $"\"{text}\""
        : $"\"{text[..QuotedUpTo]}\"[truncated {text.Length - QuotedUpTo} chars]";
}

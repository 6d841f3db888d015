namespace EventPatterns.Simulator.Services.StepFunctions.Choices;

/// <summary><c>StringMatches</c>: <c>*</c> stands for any text; <c>\*</c> and <c>\\</c> stand for themselves.</summary>
internal static class Wildcard
{
    public static bool Matches(string pattern, string text)
    {
        var (at, from) = (0, 0);
        var (star, retry) = (-1, 0);
        while (from < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*') (star, retry, at) = (at, from, at + 1);
            else if (at < pattern.Length && Letter(pattern, at, out var width) == text[from]) (at, from) = (at + width, from + 1);
            else if (star >= 0) (at, from) = (star + 1, ++retry);
            else return false;
        }
        while (at < pattern.Length && pattern[at] == '*') at++;
        return at == pattern.Length;
    }

    private static char Letter(string pattern, int at, out int width)
    {
        var escapes = pattern[at] == '\\' && at + 1 < pattern.Length && pattern[at + 1] is ('*' or '\\');
        width = escapes ? 2 : 1;
        return pattern[at + width - 1];
    }
}

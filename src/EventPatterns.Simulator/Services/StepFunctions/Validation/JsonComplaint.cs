using System.Text.Json;

namespace EventPatterns.Simulator.Services.StepFunctions.Validation;

/// <summary>Tells why a text is no JSON, in the form of the parser that AWS uses.</summary>
internal static class JsonComplaint
{
    private const int MostShown = 500;

    public static Diagnostic About(string text, JsonException wrong)
    {
        var start = text.Length - text.TrimStart().Length;
        var word = new string([.. text.Skip(start).TakeWhile(letter => char.IsLetterOrDigit(letter) || letter == '_')]);
        var isWord = word.Length > 0 && word is not ("null" or "true" or "false") && !char.IsAsciiDigit(word[0]);
        var place = Place(text, isWord ? start + word.Length : Offset(text, wrong));
        var what = isWord
            ? $"Unrecognized token '{word}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
            : wrong.Message;
        return new Diagnostic(Diagnostic.InvalidJson, $"{what}\n at {place}", place);
    }

    private static int Offset(string text, JsonException wrong)
    {
        var line = (int)(wrong.LineNumber ?? 0);
        var start = 0;
        while (line-- > 0 && text.IndexOf('\n', start) is var end && end >= 0) start = end + 1;
        return Math.Min(start + (int)(wrong.BytePositionInLine ?? 0), text.Length);
    }

    private static string Place(string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        var line = before.Count('\n') + 1;
        var column = offset - (before.LastIndexOf('\n') + 1) + 1;
        var shown = text.Length > MostShown ? $"{text[..MostShown]}\"[truncated {text.Length - MostShown} chars]" : text + "\"";
        return $"[Source: (String)\"{shown}; line: {line}, column: {column}]";
    }
}

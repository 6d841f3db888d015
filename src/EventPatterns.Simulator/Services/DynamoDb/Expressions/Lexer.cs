namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

internal enum TokenKind
{
    Word,
    Placeholder,
    Value,
    Number,
    Symbol,
    End,
}

/// <summary>A token and where it stands in the text.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start)
{
    public int End => Start + Text.Length;
}

/// <summary>Cuts an expression into tokens. What is no token at all becomes a symbol that no rule expects.</summary>
internal static class Lexer
{
    public static List<Token> Cut(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is ' ' or '\t' or '\r' or '\n')
            {
                at++;
                continue;
            }
            var token = Next(text, at);
            tokens.Add(token);
            at = token.End;
        }
        tokens.Add(new(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static Token Next(string text, int at)
    {
        var first = text[at];
        if (char.IsAsciiLetter(first) || first == '_') return Run(TokenKind.Word, text, at);
        if (first == '#') return Run(TokenKind.Placeholder, text, at);
        if (first == ':') return Run(TokenKind.Value, text, at);
        if (char.IsAsciiDigit(first)) return Run(TokenKind.Number, text, at);
        var pair = at + 1 < text.Length ? text.AsSpan(at, 2) : default;
        return new(TokenKind.Symbol, pair is "<>" or "<=" or ">=" ? pair.ToString() : first.ToString(), at);
    }

    private static Token Run(TokenKind kind, string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return new(kind, text[start..end], start);
    }
}

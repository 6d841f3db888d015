using System.Collections.Immutable;
using System.Globalization;

namespace EventPatterns.Simulator.Services.DynamoDb.Expressions;

/// <summary>
/// Reads tokens for the parsers. After the first error it stands at the end of the text, so that every rule ends by
/// itself, and <see cref="Error"/> keeps what was wrong.
/// </summary>
internal sealed class TokenReader(string text)
{
    private const int MaxDepth = 300; // AWS limits an expression to 4 KB and 300 operators
    private readonly List<Token> _tokens = Lexer.Cut(text);
    private int _at;
    private int _depth;

    public string? Error { get; private set; }

    public Token Current => _tokens[_at];

    public Token Following => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    public bool AtEnd => Current.Kind == TokenKind.End;

    public bool IsSymbol(string symbol) => Current.Kind == TokenKind.Symbol && Current.Text == symbol;

    public bool IsWord(string word) => Current.Kind == TokenKind.Word && Current.Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public Token Take()
    {
        var token = Current;
        if (!AtEnd) _at++;
        return token;
    }

    public bool TakeSymbol(string symbol)
    {
        if (!IsSymbol(symbol)) return false;
        _at++;
        return true;
    }

    public bool TakeWord(string word)
    {
        if (!IsWord(word)) return false;
        _at++;
        return true;
    }

    public void Expect(string symbol)
    {
        if (!TakeSymbol(symbol)) Unexpected();
    }

    /// <summary>Notes that the current token fits no rule, in AWS's words.</summary>
    public void Unexpected()
    {
        if (Error is not null) return;
        var from = _at > 0 ? _tokens[_at - 1].Start : Current.Start;
        var to = AtEnd ? text.Length : Following.End;
        var token = AtEnd ? "<EOF>" : Current.Text;
        Fail($"Syntax error; token: \"{token}\", near: \"{text[from..to].Trim()}\"");
    }

    /// <summary>Goes one level deeper; false where the expression is nested too deep.</summary>
    public bool Descend()
    {
        if (++_depth <= MaxDepth) return true;
        Fail("The expression contains too many levels of nested operators or parentheses; levels allowed: 300");
        return false;
    }

    public void Ascend() => _depth--;

    /// <summary>Reads <c>a.b[3].#c</c>.</summary>
    /// <param name="isKeyword">Words that can't be names here.</param>
    public ImmutableArray<PathPart> ReadPath(Func<string, bool> isKeyword)
    {
        var parts = ImmutableArray.CreateBuilder<PathPart>(1);
        ReadName(parts, isKeyword);
        ReadSteps(parts, isKeyword);
        return parts.DrainToImmutable();
    }

    /// <summary>Reads the steps after a path's head.</summary>
    public void ReadSteps(ImmutableArray<PathPart>.Builder parts, Func<string, bool> isKeyword)
    {
        while (Error is null)
        {
            if (TakeSymbol(".")) ReadName(parts, isKeyword);
            else if (TakeSymbol("[")) ReadPlace(parts);
            else return;
        }
    }

    private void ReadName(ImmutableArray<PathPart>.Builder parts, Func<string, bool> isKeyword)
    {
        var named = Current.Kind == TokenKind.Word ? !isKeyword(Current.Text) : Current is { Kind: TokenKind.Placeholder, Text.Length: > 1 };
        if (named) parts.Add(new(Take().Text));
        else Unexpected();
    }

    private void ReadPlace(ImmutableArray<PathPart>.Builder parts)
    {
        if (Current.Kind != TokenKind.Number || !int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
        {
            Unexpected();
            return;
        }
        Take();
        parts.Add(new(null, place));
        Expect("]");
    }

    private void Fail(string message)
    {
        Error ??= message;
        _at = _tokens.Count - 1;
    }
}

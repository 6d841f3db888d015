using System.Text;
using EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

/// <summary>
/// A text in which <c>*</c> stands for any text, also none. <c>\*</c> and <c>\\</c> stand for themselves; see
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-wildcard-matching.
/// </summary>
internal sealed class WildcardText
{
    private readonly byte[][] _literals;

    private WildcardText(byte[][] literals) => _literals = literals;

    /// <summary>The text before the first star.</summary>
    public byte[] Head => _literals[0];

    /// <summary>The text behind the last star.</summary>
    public byte[] Tail => _literals[^1];

    /// <summary>The pieces between the stars: one more than there are stars.</summary>
    public IReadOnlyList<byte[]> Literals => _literals;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="PatternSyntaxException">Two stars follow each other, or a backslash escapes nothing.</exception>
    public static WildcardText Parse(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        List<byte[]> literals = [];
        List<byte> literal = [];
        for (var at = 0; at < utf8.Length; at++)
        {
            if (utf8[at] == '*')
            {
                if (IsAt(utf8, at + 1, '*')) throw new PatternSyntaxException($"Consecutive wildcard characters at pos {Place(at)}");
                literals.Add([.. literal]);
                literal.Clear();
                continue;
            }
            if (utf8[at] == '\\')
            {
                if (!IsAt(utf8, at + 1, '*') && !IsAt(utf8, at + 1, '\\')) throw new PatternSyntaxException($"Invalid escape character at pos {Place(at)}");
                at++;
            }
            literal.Add(utf8[at]);
        }
        return new([.. literals, [.. literal]]);
    }

    /// <summary>Whether the whole text fits.</summary>
    public bool Matches(ReadOnlySpan<byte> text)
    {
        if (_literals.Length == 1) return text.SequenceEqual(Head);
        if (text.Length < Head.Length + Tail.Length || !text.StartsWith(Head) || !text.EndsWith(Tail)) return false;
        var middle = text[Head.Length..^Tail.Length];
        foreach (var literal in _literals.AsSpan(1..^1))
        {
            var found = middle.IndexOf(literal);
            if (found < 0) return false;
            middle = middle[(found + literal.Length)..];
        }
        return true;
    }

    private static bool IsAt(byte[] utf8, int at, char wanted) => at < utf8.Length && utf8[at] == wanted;

    /// <summary>EventBridge counts from the quote that opens the string.</summary>
    private static int Place(int at) => at + 1;
}

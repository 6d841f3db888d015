using System.Buffers;
using System.Text;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

/// <summary>
/// A text that ignores case, character by character: each of its characters stands for its own lower and upper case, whatever
/// the lengths of these in UTF-8.
/// </summary>
internal sealed class CaselessText
{
    private readonly (byte[] Lower, byte[] Upper)[] _characters;

    public CaselessText(string text) =>
        _characters = [.. text.EnumerateRunes().Select(rune => (Utf8(Rune.ToLowerInvariant(rune)), Utf8(Rune.ToUpperInvariant(rune))))];

    /// <summary>Whether the whole text is this one.</summary>
    public bool Equals(ReadOnlySpan<byte> text) => StartsIn(text, out var rest) && rest.IsEmpty;

    /// <summary>Whether the text begins with this one.</summary>
    public bool IsPrefixOf(ReadOnlySpan<byte> text) => StartsIn(text, out _);

    /// <summary>Whether the text ends with this one.</summary>
    public bool IsSuffixOf(ReadOnlySpan<byte> text)
    {
        for (var at = _characters.Length - 1; at >= 0; at--)
        {
            var (lower, upper) = _characters[at];
            if (text.EndsWith(lower)) text = text[..^lower.Length];
            else if (text.EndsWith(upper)) text = text[..^upper.Length];
            else return false;
        }
        return true;
    }

    /// <summary>Writes the text in one case, so that texts that are the same but for case become the same bytes.</summary>
    public static int Fold(ReadOnlySpan<byte> text, Span<byte> folded)
    {
        var written = 0;
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(text, out var rune, out var read) == OperationStatus.Done)
            {
                written += Folded(rune).EncodeToUtf8(folded[written..]);
            }
            else
            {
                text[..read].CopyTo(folded[written..]);
                written += read;
            }
            text = text[read..];
        }
        return written;
    }

    /// <summary>The longest that the folded form of a text of so many bytes can be.</summary>
    public static int LongestFold(int bytes) => bytes * 3;

    /// <summary>The folded form of a pattern's text.</summary>
    public static byte[] Fold(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var folded = new byte[LongestFold(utf8.Length)];
        return folded[..Fold(utf8, folded)];
    }

    private static Rune Folded(Rune rune) => Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));

    private bool StartsIn(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> rest)
    {
        rest = text;
        foreach (var (lower, upper) in _characters)
        {
            if (rest.StartsWith(lower)) rest = rest[lower.Length..];
            else if (rest.StartsWith(upper)) rest = rest[upper.Length..];
            else return false;
        }
        return true;
    }

    private static byte[] Utf8(Rune rune)
    {
        var bytes = new byte[rune.Utf8SequenceLength];
        rune.EncodeToUtf8(bytes);
        return bytes;
    }
}

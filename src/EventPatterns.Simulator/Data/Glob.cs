namespace EventPatterns.Simulator.Data;

/// <summary>Text in which <c>*</c> stands for any characters and <c>?</c> for any one, as in IAM policies and scenarios.</summary>
internal sealed class Glob
{
    private readonly string _text;
    private readonly bool[]? _wild; // which characters of the text are wildcards; null where none is
    private readonly StringComparison _comparison;
    private Parts? _split; // those asked for last, which will be asked for again

    private Glob(string text, bool[]? wild, bool ignoreCase)
    {
        _text = ignoreCase ? text.ToUpperInvariant() : text;
        _wild = wild;
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    }

    /// <summary>A pattern.</summary>
    public static Glob Of(string pattern, bool ignoreCase = false) => Of([(pattern, false)], ignoreCase);

    /// <summary>A pattern of parts, some of which are literal whatever characters they hold.</summary>
    public static Glob Of(IReadOnlyList<(string Text, bool Literal)> parts, bool ignoreCase = false)
    {
        var wild = parts.SelectMany(p => p.Text.Select(c => !p.Literal && c is '*' or '?')).ToArray();
        return new Glob(string.Concat(parts.Select(p => p.Text)), wild.Contains(true) ? wild : null, ignoreCase);
    }

    /// <summary>Whether the whole text matches.</summary>
    public bool Matches(string text) => _wild is null
        ? string.Equals(_text, text, _comparison)
        : Matches(_comparison == StringComparison.Ordinal ? text : text.ToUpperInvariant(), _wild);

    /// <summary>The patterns between the separators, at most so many: the last keeps those that remain.</summary>
    public IReadOnlyList<Glob> Split(char separator, int count)
    {
        if (_split is { } known && known.Separator == separator && known.Count == count) return known.Globs;
        var parts = _text.Split(separator, count);
        var globs = new Glob[parts.Length];
        var start = 0;
        for (var at = 0; at < parts.Length; at++)
        {
            var wild = _wild?[start..(start + parts[at].Length)];
            globs[at] = new Glob(parts[at], wild is not null && wild.Contains(true) ? wild : null, _comparison == StringComparison.OrdinalIgnoreCase);
            start += parts[at].Length + 1;
        }
        _split = new(separator, count, globs);
        return globs;
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    private sealed record Parts(char Separator, int Count, IReadOnlyList<Glob> Globs);

    private bool Matches(string text, bool[] wild)
    {
        var (at, place, star, resume) = (0, 0, -1, 0);
        while (place < text.Length)
        {
            if (at < _text.Length && wild[at] && _text[at] == '*')
            {
                star = at++;
                resume = place;
            }
            else if (at < _text.Length && (_text[at] == text[place] || wild[at]))
            {
                at++;
                place++;
            }
            else if (star >= 0)
            {
                at = star + 1; // the star takes one character more
                place = ++resume;
            }
            else
            {
                return false;
            }
        }
        while (at < _text.Length && wild[at] && _text[at] == '*') at++;
        return at == _text.Length;
    }
}

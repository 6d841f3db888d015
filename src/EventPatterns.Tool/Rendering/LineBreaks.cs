namespace EventPatterns.Tool.Rendering;

/// <summary>
/// Where a text is broken so that it fits a terminal: between words, and within a word only where it is longer than a whole
/// line, then behind one of its own separators, so that a construct path or a URL stays readable.
/// </summary>
internal static class LineBreaks
{
    /// <summary>A terminal narrower than this gets lines that are longer than it is.</summary>
    private const int Narrowest = 20;

    /// <summary>Behind what a long word is broken, the best first; the best ones only where they leave no line half empty.</summary>
    private static readonly string[] Separators = ["/,;|&?", ".:=_})]", "-"];

    /// <summary>The lines of the text, by their start and end in it.</summary>
    /// <param name="text">One line, of any length.</param>
    /// <param name="width">How many characters the terminal has in a line.</param>
    /// <param name="hang">How far all lines but the first are indented.</param>
    public static IEnumerable<Range> Of(string text, int width, int hang)
    {
        var start = 0;
        for (var first = true; start < text.Length || first; first = false)
        {
            var room = Math.Max(Narrowest, first ? width : width - hang);
            var end = End(text, start, room, Math.Max(Narrowest, width - hang));
            yield return start..end;
            start = end;
            while (start < text.Length && text[start] == ' ') start++;
        }
    }

    /// <summary>The text as lines that fit; where it has several of its own, each begins anew.</summary>
    public static string Wrap(string text, int width, int hang) => string.Join('\n', text.Split('\n').Select(
        line => string.Join("\n" + new string(' ', hang), Of(line, width, hang).Select(part => line[part]))));

    private static int End(string text, int start, int room, int whole)
    {
        if (text.Length - start <= room) return text.Length;
        var space = text.LastIndexOf(' ', start + room, room);
        while (space > start && text[space - 1] == ' ') space--;
        var word = space > start && text.AsSpan(start, space - start).IndexOfAnyExcept(' ') >= 0 ? space : start;
        var next = text.IndexOf(' ', word == start ? start : word + 1);
        var longest = (next < 0 ? text.Length : next) - word - 1;
        if (word > start && longest <= whole) return word;
        return Within(text, word, start + room, least: word + (room / 2)) ?? Within(text, word, start + room, least: word + 1) ?? (word > start ? word : start + room);
    }

    /// <summary>The place behind the best separator of a word that is longer than a line, or null where it has none.</summary>
    private static int? Within(string text, int word, int end, int least)
    {
        foreach (var separators in Separators)
        {
            var at = text.AsSpan(least, Math.Max(0, end - least)).LastIndexOfAny(separators);
            if (at >= 0) return least + at + 1;
        }
        return null;
    }
}

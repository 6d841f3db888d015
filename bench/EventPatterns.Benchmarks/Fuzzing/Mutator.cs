namespace EventPatterns.Benchmarks.Fuzzing;

/// <summary>Makes inputs from good ones: cut, doubled, swapped, spliced, or overwritten with what parsers trip over.</summary>
internal sealed class Mutator(IReadOnlyList<string> seeds, int seed)
{
    private const int LongestInput = 4096;
    private const int MostMutations = 6;
    private static readonly string[] Stumbles =
    [
        "{", "}", "[", "]", "\"", ":", ",", "\\", "*", "\\u", "\\ud800", "\u0000", "\ud83d", "null", "true", "-", "1e309", "1E-325",
        "0.1", "99999999999999999999", "$or", "$", ".", "[0]", "[*]", "'", "(", ")", " ", "\n", "é", "/", "<", ">",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        if (_random.Next(10) == 0) return Noise();
        var text = Pick(seeds);
        for (var left = _random.Next(MostMutations) + 1; left > 0; left--) text = Mutate(text);
        return text.Length <= LongestInput ? text : text[..LongestInput];
    }

    private string Noise() => string.Concat(Enumerable.Range(0, _random.Next(40)).Select(_ =>
        _random.Next(2) == 0 ? Pick(Stumbles) : ((char)_random.Next(32, 127)).ToString()));

    private string Mutate(string text)
    {
        var (from, to) = (_random.Next(text.Length + 1), _random.Next(text.Length + 1));
        if (from > to) (from, to) = (to, from);
        return _random.Next(6) switch
        {
            0 => text[..from] + text[to..],
            1 => text[..to] + text[from..],
            2 => text[..from] + Pick(Stumbles) + text[from..],
            3 => text[..from] + Pick(Stumbles) + text[to..],
            4 => text[..from] + Tail(Pick(seeds)),
            _ => from < text.Length ? text[..from] + (char)_random.Next(128) + text[(from + 1)..] : text,
        };
    }

    private string Tail(string text) => text[_random.Next(text.Length + 1)..];

    private string Pick(IReadOnlyList<string> from) => from[_random.Next(from.Count)];
}

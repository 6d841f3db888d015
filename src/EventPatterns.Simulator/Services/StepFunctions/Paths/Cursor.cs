namespace EventPatterns.Simulator.Services.StepFunctions.Paths;

/// <summary>Reads a path or an intrinsic call from left to right.</summary>
internal sealed class Cursor(string text)
{
    /// <summary>Deeper nesting is an error, never a crash. AWS allows ten nested intrinsic calls.</summary>
    private const int DeepestNesting = 64;

    private int _depth;

    public int At { get; private set; }

    public bool AtEnd => At >= text.Length;

    public char Next => At < text.Length ? text[At] : '\0';

    public bool Sees(string expected) => string.CompareOrdinal(text, At, expected, 0, expected.Length) == 0;

    public bool Takes(string expected)
    {
        if (!Sees(expected)) return false;
        At += expected.Length;
        return true;
    }

    public void Demand(string expected)
    {
        if (!Takes(expected)) throw Wrong($"'{expected}' was expected");
    }

    public char Take()
    {
        if (AtEnd) throw Wrong("it ends too early");
        return text[At++];
    }

    public string TakeWhile(Func<char, bool> wanted)
    {
        var from = At;
        while (!AtEnd && wanted(text[At])) At++;
        return text[from..At];
    }

    public void SkipSpace() => TakeWhile(char.IsWhiteSpace);

    /// <summary>A whole number, possibly negative; null where none stands here.</summary>
    public int? TakeInteger()
    {
        var from = At;
        Takes("-");
        var digits = TakeWhile(char.IsAsciiDigit);
        if (digits.Length > 0 && int.TryParse(text.AsSpan(from, At - from), out var number)) return number;
        At = from;
        return null;
    }

    /// <summary>Runs a parser one level deeper.</summary>
    public T Nested<T>(Func<T> parse)
    {
        if (++_depth > DeepestNesting) throw Wrong("it is nested too deeply");
        var parsed = parse();
        _depth--;
        return parsed;
    }

    public string Since(int from) => text[from..At];

    public PathSyntaxException Wrong(string what) => new($"'{text}' is no valid path or intrinsic call: {what} at character {At + 1}.");
}

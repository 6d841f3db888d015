namespace EventPatterns.Benchmarks.Fuzzing;

/// <summary>A parser to try.</summary>
internal interface IFuzzTarget
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Good inputs, from which others are made.</summary>
    IReadOnlyList<string> Seeds { get; }

    /// <summary>Whether the parser takes the input. It may refuse with its own error; whatever else is thrown is a bug.</summary>
    bool Accepts(string input);
}

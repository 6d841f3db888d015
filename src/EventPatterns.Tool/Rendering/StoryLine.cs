using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Tool.Rendering;

/// <summary>One line of the tree that a person reads: a moment, or several that are one thing.</summary>
internal sealed record StoryLine
{
    public required Moment Moment { get; init; }

    public required string Text { get; init; }

    /// <summary>What went wrong, and what is worth a note; empty where all went well.</summary>
    public string Problem { get; init; } = "";

    public bool Refused { get; init; }

    /// <summary>How many siblings of the same shape this one stands for, itself included.</summary>
    public int Times { get; init; } = 1;

    public IReadOnlyList<StoryLine> Effects { get; init; } = [];

    /// <summary>Two lines of one shape tell the same, at other times and in another order.</summary>
    public int Shape { get; init; }
}

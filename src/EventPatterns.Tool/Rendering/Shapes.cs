namespace EventPatterns.Tool.Rendering;

/// <summary>
/// Numbers the shapes of lines. A shape is told by the numbers of those beneath it, so that it stays short however deep
/// the tree is.
/// </summary>
internal sealed class Shapes
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The number of a line's shape, the same for lines that tell the same.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="problem">What went wrong.</param>
    /// <param name="effects">Those beneath it, in any order.</param>
    public int Of(string text, string problem, IEnumerable<StoryLine> effects)
    {
        var shape = $"{text}\u0001{problem}\u0001{string.Join(',', effects.Select(e => e.Shape).Order())}";
        if (!_numbers.TryGetValue(shape, out var number)) _numbers[shape] = number = _numbers.Count;
        return number;
    }
}

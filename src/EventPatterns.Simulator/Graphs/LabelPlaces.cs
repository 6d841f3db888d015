namespace EventPatterns.Simulator.Graphs;

/// <summary>Moves labels up or down until they are clear of those that stand already.</summary>
internal sealed class LabelPlaces
{
    public const int LineHeight = 13;

    /// <summary>What a character of the labels' font takes, on the average and a little more.</summary>
    private const int CharacterWidth = 6;

    /// <summary>How far it may move, the nearest first; past that it stays where it belongs.</summary>
    private static readonly int[] Moves = [0, -1, 1, -2, 2, -3, 3, -4, 4];

    private readonly List<(int Left, int Right, int Top, int Bottom)> _taken = [];

    /// <summary>The height at which the last line of the label stands free.</summary>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">The base of its last line, where it would stand by itself.</param>
    /// <param name="anchor">As SVG's <c>text-anchor</c>.</param>
    /// <param name="lines">What it says.</param>
    public int Place(int x, int y, string anchor, IReadOnlyCollection<string> lines)
    {
        if (lines.Count == 0) return y;
        var width = lines.Max(line => line.Length) * CharacterWidth;
        var left = anchor switch { "end" => x - width, "middle" => x - (width / 2), _ => x };
        (int, int, int Top, int Bottom) At(int bottom) => (left, left + width, bottom - (lines.Count * LineHeight), bottom);

        var free = Moves.Select(move => At(y + (move * LineHeight))).Where(box => !_taken.Exists(other => Overlap(other, box))).Take(1).ToList();
        var place = free.Count > 0 ? free[0] : At(y);
        _taken.Add(place);
        return place.Bottom;
    }

    private static bool Overlap((int Left, int Right, int Top, int Bottom) a, (int Left, int Right, int Top, int Bottom) b) =>
        a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;
}

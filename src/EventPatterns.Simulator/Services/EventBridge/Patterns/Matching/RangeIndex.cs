using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>
/// Finds the ranges that hold a number. The ranges are sorted by their low ends and seen as a balanced tree whose nodes know
/// the highest end under them, so that a number costs the depth of the tree and the ranges that hold it.
/// </summary>
internal sealed class RangeIndex
{
    private readonly Dictionary<string, Entry> _byKey = new(StringComparer.Ordinal);
    private Entry[] _sorted = [];
    private double[] _highest = [];

    private sealed record Entry(NumericRange Range, Bucket Bucket);

    public bool IsEmpty => _byKey.Count == 0;

    public Bucket BucketOf(NumericRange range)
    {
        if (_byKey.TryGetValue(range.Key, out var known)) return known.Bucket;
        var entry = new Entry(range, new());
        _byKey.Add(range.Key, entry);
        return entry.Bucket;
    }

    public void Collect(double number, IBucketVisitor visitor)
    {
        if (_sorted.Length != _byKey.Count) Sort();
        Collect(0, _sorted.Length, number, visitor);
    }

    private void Collect(int from, int to, double number, IBucketVisitor visitor)
    {
        if (from >= to) return;
        var middle = (from + to) / 2;
        if (_highest[middle] < number) return;
        Collect(from, middle, number, visitor);
        var range = _sorted[middle].Range;
        if (range.Low > number) return;
        if (range.High >= number) visitor.Visit(_sorted[middle].Bucket);
        Collect(middle + 1, to, number, visitor);
    }

    private void Sort()
    {
        _sorted = [.. _byKey.Values.OrderBy(entry => entry.Range.Low)];
        _highest = new double[_sorted.Length];
        Summarise(0, _sorted.Length);
    }

    private double Summarise(int from, int to)
    {
        if (from >= to) return double.NegativeInfinity;
        var middle = (from + to) / 2;
        var below = Math.Max(Summarise(from, middle), Summarise(middle + 1, to));
        return _highest[middle] = Math.Max(_sorted[middle].Range.High, below);
    }
}

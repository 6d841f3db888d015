namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>Finds the prefixes of a text among many, or the suffixes: one look for each length that a pattern has.</summary>
internal sealed class AffixIndex(bool atEnd)
{
    private readonly SortedList<int, Utf8Map<Bucket>> _byLength = [];

    public bool IsEmpty => _byLength.Count == 0;

    public Bucket BucketOf(ReadOnlySpan<byte> affix)
    {
        if (!_byLength.TryGetValue(affix.Length, out var map)) _byLength.Add(affix.Length, map = new());
        return map.GetOrAdd(affix, () => new());
    }

    public void Collect(ReadOnlySpan<byte> text, IBucketVisitor visitor)
    {
        for (var at = 0; at < _byLength.Count; at++)
        {
            var length = _byLength.GetKeyAtIndex(at);
            if (length > text.Length) return;
            if (_byLength.GetValueAtIndex(at).TryGet(atEnd ? text[^length..] : text[..length], out var bucket)) visitor.Visit(bucket);
        }
    }
}

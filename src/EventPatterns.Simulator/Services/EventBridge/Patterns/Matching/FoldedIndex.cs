using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>Finds patterns that ignore case, by their folded text.</summary>
internal sealed class FoldedIndex
{
    private readonly Utf8Map<Bucket> _texts = new();
    private readonly AffixIndex _prefixes = new(atEnd: false);
    private readonly AffixIndex _suffixes = new(atEnd: true);
    private byte[] _buffer = new byte[256];

    public Bucket BucketOf(ValuePattern pattern) => pattern switch
    {
        EqualsIgnoreCase equals => _texts.GetOrAdd(equals.Folded, () => new()),
        PrefixIgnoreCase prefix => _prefixes.BucketOf(prefix.Folded),
        SuffixIgnoreCase suffix => _suffixes.BucketOf(suffix.Folded),
        _ => throw new ArgumentException($"{pattern.GetType().Name} does not ignore case.", nameof(pattern)),
    };

    public void Collect(ReadOnlySpan<byte> text, IBucketVisitor visitor)
    {
        if (_texts.Count == 0 && _prefixes.IsEmpty && _suffixes.IsEmpty) return;
        if (_buffer.Length < CaselessText.LongestFold(text.Length)) _buffer = new byte[CaselessText.LongestFold(text.Length)];
        ReadOnlySpan<byte> folded = _buffer.AsSpan(0, CaselessText.Fold(text, _buffer));
        if (_texts.TryGet(folded, out var bucket)) visitor.Visit(bucket);
        _prefixes.Collect(folded, visitor);
        _suffixes.Collect(folded, visitor);
    }
}

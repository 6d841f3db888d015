using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>
/// From a value of one field to the patterns that it may fit, each kind of pattern by the structure that suits it. A bucket
/// may be found that the value does not fit; one that it fits is never missed.
/// </summary>
internal sealed class ValueIndex
{
    private readonly Utf8Map<Bucket> _strings = new();
    private readonly Utf8Map<Bucket> _spellings = new();
    private readonly Dictionary<double, Bucket> _numbers = [];
    private readonly RangeIndex _ranges = new();
    private readonly CidrIndex _blocks = new();
    private readonly AffixIndex _prefixes = new(atEnd: false);
    private readonly AffixIndex _suffixes = new(atEnd: true);
    private readonly FoldedIndex _folded = new();
    private readonly Dictionary<string, Scanned> _scanned = new(StringComparer.Ordinal);
    private readonly List<Scanned> _scannedInOrder = [];

    private sealed record Scanned(ValuePattern Pattern, Bucket Bucket);

    /// <summary>The bucket of the pattern; the same pattern has the same bucket.</summary>
    public Bucket BucketOf(ValuePattern pattern) => pattern switch
    {
        ExactString exact => _strings.GetOrAdd(exact.Utf8, () => new()),
        ExactSpelling exact => _spellings.GetOrAdd(exact.Utf8, () => new()),
        NumberEquals equals => NumberBucket(equals.Number),
        NumericRange range => _ranges.BucketOf(range),
        Cidr cidr => _blocks.BucketOf(cidr.Block),
        Prefix prefix => _prefixes.BucketOf(prefix.Utf8),
        Suffix suffix => _suffixes.BucketOf(suffix.Utf8),
        Wildcard { Text.Head.Length: > 0 } wildcard => _prefixes.BucketOf(wildcard.Text.Head),
        Wildcard { Text.Tail.Length: > 0 } wildcard => _suffixes.BucketOf(wildcard.Text.Tail),
        EqualsIgnoreCase or PrefixIgnoreCase or SuffixIgnoreCase => _folded.BucketOf(pattern),
        _ => ScannedBucket(pattern),
    };

    public void Collect(EventValue value, IBucketVisitor visitor)
    {
        if (value.IsString) CollectString(value, visitor);
        else CollectOther(value, visitor);
        foreach (var (pattern, bucket) in _scannedInOrder)
            if (bucket.Count > 0 && pattern.Matches(value)) visitor.Visit(bucket);
    }

    private void CollectString(EventValue value, IBucketVisitor visitor)
    {
        if (_strings.TryGet(value.Text, out var exact)) visitor.Visit(exact);
        _prefixes.Collect(value.Text, visitor);
        _suffixes.Collect(value.Text, visitor);
        _folded.Collect(value.Text, visitor);
        if (!_blocks.IsEmpty && value.TryAddress(out var address)) _blocks.Collect(address, visitor);
    }

    private void CollectOther(EventValue value, IBucketVisitor visitor)
    {
        if (_spellings.TryGet(value.Text, out var exact)) visitor.Visit(exact);
        if ((_numbers.Count == 0 && _ranges.IsEmpty) || !value.TryNumber(out var number)) return;
        if (_numbers.TryGetValue(number, out var equal)) visitor.Visit(equal);
        _ranges.Collect(number, visitor);
    }

    private Bucket NumberBucket(double number)
    {
        if (!_numbers.TryGetValue(number, out var bucket)) _numbers.Add(number, bucket = new());
        return bucket;
    }

    private Bucket ScannedBucket(ValuePattern pattern)
    {
        if (_scanned.TryGetValue(pattern.Key, out var known)) return known.Bucket;
        var scanned = new Scanned(pattern, new());
        _scanned.Add(pattern.Key, scanned);
        _scannedInOrder.Add(scanned);
        return scanned.Bucket;
    }
}

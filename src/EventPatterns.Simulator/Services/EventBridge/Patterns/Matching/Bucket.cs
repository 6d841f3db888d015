namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>The alternatives that are looked at when one value pattern fits.</summary>
internal sealed class Bucket
{
    private readonly List<Alternative> _alternatives = [];

    public int Count => _alternatives.Count;

    public Alternative this[int at] => _alternatives[at];

    public void Add(Alternative alternative) => _alternatives.Add(alternative);

    public void Remove(Alternative alternative) => _alternatives.Remove(alternative);

    public void Clear() => _alternatives.Clear();
}

/// <summary>Takes the buckets that a value leads to.</summary>
internal interface IBucketVisitor
{
    void Visit(Bucket bucket);
}

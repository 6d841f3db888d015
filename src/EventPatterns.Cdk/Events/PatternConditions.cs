namespace EventPatterns.Cdk.Events;

/// <summary>The conditions of a pattern on <c>detail</c>, nested as the pattern nests them.</summary>
internal sealed class PatternConditions
{
    private const string OrKey = "$or";
    private readonly Dictionary<string, object> root = [];

    public void Add(IReadOnlyList<string> path, object pattern, string member)
    {
        var level = root;
        foreach (var segment in path.SkipLast(1)) level = Below(level, segment, member);
        if (!level.TryAdd(path[^1], pattern))
        {
            throw new ArgumentException($"{member} has a condition already. A pattern holds one for each member: join them with Match.Or, or use a numeric range.");
        }
    }

    public void AddEither(IReadOnlyList<PatternConditions> alternatives)
    {
        if (alternatives.Count < 2 || alternatives.Any(alternative => alternative.root.Count == 0))
        {
            throw new ArgumentException("Either: expected two alternatives or more, each with a condition.");
        }
        if (!root.TryAdd(OrKey, alternatives.Select(alternative => alternative.ToDetail()).ToArray()))
        {
            throw new ArgumentException("Either stands twice, and a pattern holds one $or at a level: put the alternatives of both into one.");
        }
    }

    public Dictionary<string, object> ToDetail() => root;

    private static Dictionary<string, object> Below(Dictionary<string, object> level, string segment, string member)
    {
        if (!level.TryGetValue(segment, out var next)) level[segment] = next = new Dictionary<string, object>();
        return next as Dictionary<string, object>
            ?? throw new ArgumentException($"{member}: {segment} has a condition of its own already, so nothing in it can have one.");
    }
}

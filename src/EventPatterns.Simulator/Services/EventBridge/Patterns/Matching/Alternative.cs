namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>One set of conditions of a rule that must hold together, in the order of their paths.</summary>
internal sealed class Alternative(IndexedRule rule, Condition[] conditions)
{
    private readonly bool _mayBeAbsent = conditions.Any(c => c.Pattern.MayBeAbsent);
    private long _event;

    public IndexedRule Rule => rule;

    public IReadOnlyList<Condition> Conditions => conditions;

    /// <summary>The buckets in which it stands.</summary>
    public List<Bucket> Buckets { get; } = [];

    /// <summary>Whether this is the first time that the event leads here.</summary>
    public bool IsFirstVisit(long @event)
    {
        if (_event == @event) return false;
        _event = @event;
        return true;
    }

    /// <summary>Whether all conditions hold, in one consistent choice of elements of arrays.</summary>
    public bool Fits(EventFields fields, ReadOnlySpan<byte> utf8, ArrayConsistency arrays)
    {
        var bound = 0;
        foreach (var condition in conditions)
        {
            condition.Ask(fields, utf8);
            if (!condition.Holds) return false;
            if (!condition.HoldsAnywhere) bound++;
        }
        return bound == 0 || (bound == 1 && !_mayBeAbsent) || arrays.IsConsistent(conditions, fields);
    }
}

/// <summary>A rule of an index.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Order">Its place among the rules, by when it was added.</param>
internal sealed record IndexedRule(string Name, long Order)
{
    public List<Alternative> Alternatives { get; } = [];

    /// <summary>The event that it matched last.</summary>
    public long MatchedEvent { get; set; }
}

using System.Text.Json;
using EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns;

/// <summary>
/// The patterns of a bus's rules, compiled so that an event costs what it and the rules that it concerns are worth, not what
/// all rules are. Each alternative of a rule is found by one of its fields, the rarest, and only then are the others asked
/// (docs/decisions/011-rules-are-found-by-their-rarest-field.md). For one thread.
/// </summary>
internal sealed class RuleIndex : IBucketVisitor
{
    private readonly Dictionary<string, IndexedRule> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Condition> _conditions = new(StringComparer.Ordinal);
    private readonly FieldNode _root = new();
    private readonly EventFields _fields = new();
    private readonly EventReader _reader;
    private readonly ArrayConsistency _arrays = new();
    private readonly Bucket _always = new();
    private readonly List<Bucket> _found = [];
    private readonly List<IndexedRule> _matched = [];
    private long _added;
    private int _placeAgainAt = 32;

    public RuleIndex() => _reader = new(_root, _fields);

    /// <summary>How many rules there are.</summary>
    public int Count => _rules.Count;

    /// <summary>Adds a rule, in place of the one of this name.</summary>
    public void Add(string rule, EventPattern pattern)
    {
        Remove(rule);
        var indexed = new IndexedRule(rule, _added++);
        _rules.Add(rule, indexed);
        foreach (var fields in pattern.Alternatives) indexed.Alternatives.Add(new(indexed, [.. fields.Select(Share)]));
        indexed.Alternatives.ForEach(Place);
        if (_rules.Count == _placeAgainAt) PlaceAgain();
    }

    /// <summary>Removes a rule, and says whether there was one.</summary>
    public bool Remove(string rule)
    {
        if (!_rules.Remove(rule, out var indexed)) return false;
        foreach (var alternative in indexed.Alternatives)
        {
            foreach (var bucket in alternative.Buckets) bucket.Remove(alternative);
            foreach (var condition in alternative.Conditions) Release(condition);
        }
        return true;
    }

    /// <summary>Adds the names of the rules that the event matches, in the order in which the rules were added.</summary>
    /// <exception cref="JsonException">The event is not one JSON object.</exception>
    public void Match(ReadOnlySpan<byte> utf8Event, ICollection<string> matched)
    {
        _reader.Read(utf8Event);
        Find(utf8Event);
        _matched.Clear();
        foreach (var bucket in _found) Ask(bucket, utf8Event);
        Ask(_always, utf8Event);
        _matched.Sort(static (a, b) => a.Order.CompareTo(b.Order));
        foreach (var rule in _matched) matched.Add(rule.Name);
    }

    void IBucketVisitor.Visit(Bucket bucket) => _found.Add(bucket);

    private void Find(ReadOnlySpan<byte> utf8Event)
    {
        _found.Clear();
        for (var value = 0; value < _fields.Count; value++) _fields.FieldOf(value).Index.Collect(_fields.At(value, utf8Event), this);
    }

    private void Ask(Bucket bucket, ReadOnlySpan<byte> utf8Event)
    {
        for (var at = 0; at < bucket.Count; at++)
        {
            var alternative = bucket[at];
            if (!alternative.IsFirstVisit(_fields.Event) || alternative.Rule.MatchedEvent == _fields.Event) continue;
            if (!alternative.Fits(_fields, utf8Event, _arrays)) continue;
            alternative.Rule.MatchedEvent = _fields.Event;
            _matched.Add(alternative.Rule);
        }
    }

    private Condition Share(PatternField field)
    {
        if (!_conditions.TryGetValue(field.Key, out var condition))
        {
            _conditions.Add(field.Key, condition = new(field, _root.FieldAt(field.Path)));
            condition.Field.Conditions++;
        }
        condition.Uses++;
        return condition;
    }

    private void Release(Condition condition)
    {
        if (--condition.Uses > 0) return;
        _conditions.Remove(condition.Pattern.Key);
        condition.Field.Conditions--;
    }

    private void Place(Alternative alternative)
    {
        var rarest = alternative.Conditions.Where(c => !c.Pattern.MayBeAbsent).MinBy(Selectivity.Of);
        alternative.Buckets.AddRange(rarest is null ? [_always] : rarest.Pattern.Patterns.Select(rarest.Field.Index.BucketOf).Distinct());
        foreach (var bucket in alternative.Buckets) bucket.Add(alternative);
    }

    /// <summary>What is rare shows only when many rules are known; so all find a new place each time that their number doubles.</summary>
    private void PlaceAgain()
    {
        _placeAgainAt *= 2;
        _always.Clear();
        foreach (var condition in _conditions.Values) condition.Field.ForgetValues();
        foreach (var alternative in _rules.Values.OrderBy(rule => rule.Order).SelectMany(rule => rule.Alternatives))
        {
            alternative.Buckets.Clear();
            Place(alternative);
        }
    }
}

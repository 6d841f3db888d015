using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.Archives;
using EventPatterns.Simulator.Services.EventBridge.Patterns;
using EventPatterns.Simulator.Services.EventBridge.Rules;

namespace EventPatterns.Simulator.Services.EventBridge.Buses;

/// <summary>An event bus: its rules, compiled into one index, and its archives.</summary>
internal sealed class EventBus(string name, string arn, Place place)
{
    /// <summary>UG/eb-quota.html: rules on a bus, and those among them that use wildcards.</summary>
    private const int MostRules = 300;

    private const int MostWildcardRules = 30;

    private readonly Dictionary<string, Rule> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Archive> _archives = new(StringComparer.Ordinal);
    private readonly RuleIndex _index = new();
    private readonly List<string> _unindexed = []; // in the order in which they were put
    private readonly List<string> _matched = [];

    public string Name => name;

    public string Arn => arn;

    public Place Place => place;

    public string? Description { get; init; }

    /// <summary>When it was made; the default bus is there from the beginning.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; set; }

    /// <summary>The policy that it carries, or null.</summary>
    public JsonMap? Policy { get; set; }

    public IReadOnlyCollection<Rule> Rules => _rules.Values;

    public IEnumerable<Archive> Archives => _archives.Values;

    public Rule? Rule(string name) => _rules.GetValueOrDefault(name);

    /// <summary>Whether the quotas leave room for the rule; a rule that only changes takes no more than it had.</summary>
    public bool HasRoomFor(Rule rule)
    {
        if (_rules.Count - (_rules.ContainsKey(rule.Name) ? 1 : 0) >= MostRules) return false;
        return !rule.UsesWildcards || _rules.Values.Count(r => r.Name != rule.Name && r.UsesWildcards) < MostWildcardRules;
    }

    public void Put(Rule rule)
    {
        Remove(rule.Name);
        _rules.Add(rule.Name, rule);
        if (rule is { Enabled: true, Pattern: not null }) _unindexed.Add(rule.Name);
    }

    public void Remove(string ruleName)
    {
        if (!_rules.Remove(ruleName)) return;
        if (!_index.Remove(ruleName)) _unindexed.Remove(ruleName);
    }

    public void Add(Archive archive) => _archives.Add(archive.Name, archive);

    public void Remove(Archive archive) => _archives.Remove(archive.Name);

    /// <summary>The enabled rules whose pattern the event matches.</summary>
    public IReadOnlyList<Rule> Matching(BusEvent happened)
    {
        Index();
        _matched.Clear();
        _index.Match(happened.Utf8, _matched);
        return _matched.ConvertAll(name => _rules[name]);
    }

    /// <summary>A bus that no event reaches needs no index.</summary>
    private void Index()
    {
        foreach (var name in _unindexed) _index.Add(name, _rules[name].Pattern!);
        _unindexed.Clear();
    }
}

using System.Diagnostics;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Benchmarks.Matching;

/// <summary>The first rules, and all events through them.</summary>
internal sealed class MatchRun
{
    private readonly MatchData _data;
    private readonly RuleIndex _index = new();
    private readonly List<string> _matched = [];

    public MatchRun(MatchData data, int rules)
    {
        _data = data;
        foreach (var (name, pattern) in data.Rules.Take(rules)) _index.Add(name, pattern);
    }

    /// <summary>How many matches <see cref="Count"/> counted.</summary>
    public int Matches { get; private set; }

    /// <summary>How many events each rule matches.</summary>
    public IReadOnlyDictionary<string, int> Count()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var @event in _data.Events)
        {
            _matched.Clear();
            _index.Match(@event, _matched);
            foreach (var rule in _matched) counts[rule] = counts.GetValueOrDefault(rule) + 1;
        }
        Matches = counts.Values.Sum();
        return counts;
    }

    /// <summary>Measures whole passes over the events and keeps the best: what else the machine does only ever slows a pass.</summary>
    public (double PerSecond, double PerProcessorSecond) Measure(TimeSpan duration)
    {
        var (total, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var (best, passes) = (0.0, 0);
        for (; total.Elapsed < duration; passes++)
        {
            var pass = Stopwatch.StartNew();
            foreach (var @event in _data.Events)
            {
                _matched.Clear();
                _index.Match(@event, _matched);
            }
            best = Math.Max(best, _data.Events.Count / pass.Elapsed.TotalSeconds);
        }
        return (best, passes * _data.Events.Count / (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }
}

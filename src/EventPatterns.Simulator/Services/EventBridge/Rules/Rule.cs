using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.Patterns;
using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;
using EventPatterns.Simulator.Services.EventBridge.Targets;
using EventPatterns.Simulator.Services.Schedules;

namespace EventPatterns.Simulator.Services.EventBridge.Rules;

/// <summary>A rule on a bus: a pattern or a schedule, and up to five targets.</summary>
internal sealed record Rule
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string BusName { get; init; }

    public EventPattern? Pattern { get; init; }

    public string? PatternText { get; init; }

    /// <summary>The schedule's expression, where it has one.</summary>
    public string? ScheduleText { get; init; }

    public Schedule? Schedule { get; init; }

    public string? Description { get; init; }

    public string? RoleArn { get; init; }

    /// <summary>The service that made the rule for itself, as EventBridge does for an archive.</summary>
    public string? ManagedBy { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>EventBridge on behalf of the rule.</summary>
    public Principal Sender => field ??= Principal.Service("events.amazonaws.com", Arns.Place(Arn), Arn);

    /// <summary>Whether it counts against the quota of rules with wildcards.</summary>
    public bool UsesWildcards => Pattern is { } pattern
        && pattern.Alternatives.Any(fields => fields.Any(f => f.Patterns.Any(p => p is Wildcard or AnythingBut { UsesWildcards: true })));

    /// <summary>By their id.</summary>
    public IReadOnlyDictionary<string, RuleTarget> Targets { get; init; } = new Dictionary<string, RuleTarget>();

    /// <summary>Two rules are the same rule only if they are the same object: the index holds them.</summary>
    public bool Equals(Rule? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Arn);
}

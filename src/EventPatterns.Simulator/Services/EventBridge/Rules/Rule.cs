using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.Patterns;
using EventPatterns.Simulator.Services.EventBridge.Targets;

namespace EventPatterns.Simulator.Services.EventBridge.Rules;

/// <summary>A rule on a bus: a pattern or a schedule, and up to five targets.</summary>
internal sealed record Rule
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string BusName { get; init; }

    public EventPattern? Pattern { get; init; }

    public string? PatternText { get; init; }

    public string? Schedule { get; init; }

    public string? Description { get; init; }

    public string? RoleArn { get; init; }

    /// <summary>The service that made the rule for itself, as EventBridge does for an archive.</summary>
    public string? ManagedBy { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>EventBridge on behalf of the rule.</summary>
    public Principal Sender => field ??= Principal.Service("events.amazonaws.com", Arns.Place(Arn), Arn);

    /// <summary>By their id.</summary>
    public IReadOnlyDictionary<string, RuleTarget> Targets { get; init; } = new Dictionary<string, RuleTarget>();

    /// <summary>Two rules are the same rule only if they are the same object: the index holds them.</summary>
    public bool Equals(Rule? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Arn);
}

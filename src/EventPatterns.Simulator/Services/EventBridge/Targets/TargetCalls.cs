using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.Rules;

namespace EventPatterns.Simulator.Services.EventBridge.Targets;

/// <summary>The calls about a rule's targets.</summary>
internal sealed class TargetCalls(RuleBook rules)
{
    /// <summary>UG/eb-quota.html.</summary>
    private const int MostTargets = 5;

    public IEnumerable<(string Name, Func<AwsCall, Answer> Action)> Actions =>
    [
        ("PutTargets", Put),
        ("RemoveTargets", Remove),
        ("ListTargetsByRule", call => rules.With(call, "Rule", (_, rule) => Page.Of(call, "Targets", rule.Targets.Values.Select(t => t.Settings)))),
    ];

    private static Answer NoneFailed { get; } = Answer.Of(JsonMap.Of(("FailedEntryCount", 0), ("FailedEntries", JsonList.Empty)));

    private Answer Put(AwsCall call) => rules.With(call, "Rule", (bus, rule) =>
    {
        if (RuleBook.RefuseManaged(rule, call.Request) is { } managed) return managed;
        var targets = new Dictionary<string, RuleTarget>(rule.Targets);
        foreach (var (at, settings) in call.Request.ListOf("Targets").Index())
        {
            if (!TargetRules.TryRead(settings, at + 1, bus.Place, out var target, out var refused)) return refused;
            targets[target.Id] = target;
        }
        if (targets.Count > MostTargets) return EventBridgeErrors.TooMany;
        bus.Put(rule with { Targets = targets });
        return NoneFailed;
    });

    private Answer Remove(AwsCall call) => rules.With(call, "Rule", (bus, rule) =>
    {
        if (RuleBook.RefuseManaged(rule, call.Request) is { } managed) return managed;
        var ids = call.Request.ListOf("Ids").Select(id => ((JsonString)id).Value).ToHashSet();
        bus.Put(rule with { Targets = rule.Targets.Where(t => !ids.Contains(t.Key)).ToDictionary() });
        return NoneFailed;
    });
}

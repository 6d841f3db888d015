using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.Buses;
using EventPatterns.Simulator.Services.EventBridge.Inputs;
using EventPatterns.Simulator.Services.EventBridge.Patterns;
using EventPatterns.Simulator.Services.EventBridge.Targets;

namespace EventPatterns.Simulator.Services.EventBridge.Rules;

/// <summary>The calls about rules and their targets.</summary>
internal sealed partial class RuleCalls(BusRegistry registry)
{
    /// <summary>UG/eb-quota.html.</summary>
    private const int MostTargets = 5;

    public IEnumerable<(string Name, Func<AwsCall, Answer> Action)> Actions =>
    [
        ("PutRule", PutRule),
        ("DescribeRule", call => WithRule(call, "Name", (_, rule) => Answer.Of(RuleAnswers.Describe(rule)))),
        ("DeleteRule", DeleteRule),
        ("EnableRule", call => Switch(call, on: true)),
        ("DisableRule", call => Switch(call, on: false)),
        ("ListRules", ListRules),
        ("PutTargets", PutTargets),
        ("RemoveTargets", RemoveTargets),
        ("ListTargetsByRule", call => WithRule(call, "Rule", (_, rule) => Answer.Of(RuleAnswers.Targets(rule)))),
        ("ListRuleNamesByTarget", ListByTarget),
    ];

    /// <summary>A rule's ARN: the default bus is left out of it.</summary>
    public static string Arn(Place place, string? bus, string rule)
    {
        var name = bus is null ? BusRegistry.Default : bus[(bus.LastIndexOf('/') + 1)..];
        return place.Arn("events", name == BusRegistry.Default ? $"rule/{rule}" : $"rule/{name}/{rule}");
    }

    public Answer PutRule(AwsCall call)
    {
        var request = call.Request;
        if (!Bus(call, out var bus, out var missing)) return missing;
        if (request.TextOf("EventPattern") is null && request.TextOf("ScheduleExpression") is null)
            return Answer.Fail("ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified.");
        EventPattern? pattern = null;
        if (request.TextOf("EventPattern") is { } text && !EventPattern.TryParse(text, out pattern, out var refused)) return refused;

        var name = request.TextOf("Name")!;
        bus.Put(new Rule
        {
            Name = name,
            Arn = Arn(bus.Place, bus.Name, name),
            BusName = bus.Name,
            Pattern = pattern,
            PatternText = request.TextOf("EventPattern"),
            Schedule = request.TextOf("ScheduleExpression"),
            Description = request.TextOf("Description"),
            RoleArn = request.TextOf("RoleArn"),
            Enabled = request.TextOf("State") is null or "ENABLED" or "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
            Targets = bus.Rule(name)?.Targets ?? new Dictionary<string, RuleTarget>(),
        });
        return Answer.Of(JsonMap.Of(("RuleArn", bus.Rule(name)!.Arn)));
    }

    public Answer PutTargets(AwsCall call) => WithRule(call, "Rule", (bus, rule) =>
    {
        var targets = new Dictionary<string, RuleTarget>(rule.Targets);
        foreach (var (settings, at) in ((JsonList)call.Request["Targets"]!).Select((t, i) => (t, i + 1)))
        {
            if (RefuseId(settings.TextOf("Id") ?? "", at) is { } invalid) return invalid;
            if (!TargetInput.TryRead(settings, out var input, out var refused)) return refused;
            targets[settings.TextOf("Id")!] = RuleTarget.Read(settings, input);
        }
        if (targets.Count > MostTargets)
            return Answer.Fail("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
        bus.Put(rule with { Targets = targets });
        return Answer.Of(JsonMap.Of(("FailedEntryCount", 0), ("FailedEntries", JsonList.Empty)));
    });

    private Answer RemoveTargets(AwsCall call) => WithRule(call, "Rule", (bus, rule) =>
    {
        var ids = ((JsonList)call.Request["Ids"]!).Select(id => ((JsonString)id).Value).ToHashSet();
        bus.Put(rule with { Targets = rule.Targets.Where(t => !ids.Contains(t.Key)).ToDictionary() });
        return Answer.Of(JsonMap.Of(("FailedEntryCount", 0), ("FailedEntries", JsonList.Empty)));
    });

    private Answer DeleteRule(AwsCall call)
    {
        if (!Bus(call, out var bus, out var missing)) return missing;
        if (bus.Rule(call.Request.TextOf("Name")!) is not { } rule) return Answer.Empty;
        if (rule.ManagedBy is not null && call.Request["Force"] is not JsonBoolean { Value: true })
            return Answer.Fail("ManagedRuleException", $"Rule {rule.Name} is managed by {rule.ManagedBy}.");
        if (rule.Targets.Count > 0) return Answer.Fail("ValidationException", "Rule can't be deleted since it has targets.");
        bus.Remove(rule.Name);
        return Answer.Empty;
    }

    private Answer Switch(AwsCall call, bool on) => WithRule(call, "Name", (bus, rule) =>
    {
        bus.Put(rule with { Enabled = on });
        return Answer.Empty;
    });

    private Answer ListRules(AwsCall call) => !Bus(call, out var bus, out var missing) ? missing : Answer.Of(JsonMap.Of(("Rules", JsonList.Of(
        bus.Rules.Where(r => r.Name.StartsWith(call.Request.TextOf("NamePrefix") ?? "", StringComparison.Ordinal)).Select(RuleAnswers.Describe)))));

    private Answer ListByTarget(AwsCall call) => !Bus(call, out var bus, out var missing) ? missing : Answer.Of(JsonMap.Of(("RuleNames", JsonList.Of(
        bus.Rules.Where(r => r.Targets.Values.Any(t => t.Arn == call.Request.TextOf("TargetArn"))).Select(r => (Json)r.Name)))));

    private Answer WithRule(AwsCall call, string member, Func<EventBus, Rule, Answer> action)
    {
        if (!Bus(call, out var bus, out var missing)) return missing;
        var name = call.Request.TextOf(member) ?? "";
        return bus.Rule(name) is { } rule
            ? action(bus, rule)
            : Answer.Fail("ResourceNotFoundException", $"Rule {name} does not exist on EventBus {bus.Name}.");
    }

    private bool Bus(AwsCall call, out EventBus bus, out Answer missing)
    {
        var name = call.Request.TextOf("EventBusName");
        var found = registry.TryFind(name, call.Place, out var known);
        bus = known!;
        missing = found ? default : (Answer)BusRegistry.Missing(name);
        return found;
    }

    private static AwsError? RefuseId(string id, int at)
    {
        var constraint = id.Length > 64 ? "Member must have length less than or equal to 64"
            : !AllowedId().IsMatch(id) ? @"Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+"
            : null;
        return constraint is null ? null : new AwsError("ValidationException",
            $"1 validation error detected: Value '{id}' at 'targets.{at}.member.id' failed to satisfy constraint: {constraint}");
    }

    [GeneratedRegex(@"^[\.\-_A-Za-z0-9]+$")]
    private static partial Regex AllowedId();
}

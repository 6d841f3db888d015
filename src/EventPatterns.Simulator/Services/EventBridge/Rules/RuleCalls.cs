using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.Buses;
using EventPatterns.Simulator.Services.EventBridge.Patterns;
using EventPatterns.Simulator.Services.EventBridge.Targets;
using EventPatterns.Simulator.Services.Schedules;

namespace EventPatterns.Simulator.Services.EventBridge.Rules;

/// <summary>The calls about rules.</summary>
internal sealed class RuleCalls(World world, RuleBook rules, RuleSchedules schedules)
{
    public IEnumerable<(string Name, Func<AwsCall, Answer> Action)> Actions =>
    [
        ("PutRule", PutRule),
        ("DescribeRule", call => rules.With(call, "Name", (_, rule) => Answer.Of(RuleAnswers.Describe(rule)))),
        ("DeleteRule", DeleteRule),
        ("EnableRule", call => Switch(call, on: true)),
        ("DisableRule", call => Switch(call, on: false)),
        ("ListRules", call => List(call, "Rules", rule => rule.Name.StartsWith(call.Request.TextOf("NamePrefix") ?? "", StringComparison.Ordinal), RuleAnswers.Item)),
        ("ListRuleNamesByTarget", call => List(call, "RuleNames", rule => rule.Targets.Values.Any(t => t.Arn == call.Request.TextOf("TargetArn")), rule => rule.Name)),
    ];

    private Answer PutRule(AwsCall call)
    {
        var request = call.Request;
        if (!rules.TryFindBus(call, out var bus, out var missing)) return missing;
        if (Read(request, bus, out var pattern, out var schedule) is { } refused) return refused;

        var name = request.TextOf("Name")!;
        var before = bus.Rule(name);
        if (RuleBook.RefuseManaged(before, request) is { } managed) return managed;
        var rule = new Rule
        {
            Name = name,
            Arn = RuleBook.Arn(bus.Place, bus.Name, name),
            BusName = bus.Name,
            Pattern = pattern,
            PatternText = request.TextOf("EventPattern"),
            Schedule = schedule,
            ScheduleText = request.TextOf("ScheduleExpression"),
            Description = request.TextOf("Description"),
            RoleArn = request.TextOf("RoleArn"),
            Enabled = request.TextOf("State") is null or "ENABLED" or "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
            Targets = before?.Targets ?? new Dictionary<string, RuleTarget>(),
        };
        if (!bus.HasRoomFor(rule)) return EventBridgeErrors.TooMany;
        bus.Put(rule);
        schedules.Follow(bus, rule);
        return Answer.Of(JsonMap.Of(("RuleArn", rule.Arn)));
    }

    /// <summary>Schedules are for the default bus alone, and recur (API_PutRule, UG/eb-scheduled-rule-pattern.html).</summary>
    private AwsError? Read(Json request, EventBus bus, out EventPattern? pattern, out Schedule? schedule)
    {
        (pattern, schedule) = (null, null);
        var (patternText, scheduleText) = (request.TextOf("EventPattern"), request.TextOf("ScheduleExpression"));
        if (patternText is null && scheduleText is null)
            return EventBridgeErrors.Validation("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        if (patternText is not null && !EventPattern.TryParse(patternText, out pattern, out var refused)) return refused;
        if (scheduleText is null) return null;
        if (bus.Name != BusRegistry.Default) return EventBridgeErrors.Validation("ScheduleExpression is supported only on the default event bus.");
        return Schedule.TryParse(scheduleText, world.Loop.Now, out schedule) && !schedule.Once
            ? null
            : EventBridgeErrors.Validation("Parameter ScheduleExpression is not valid.");
    }

    private Answer DeleteRule(AwsCall call)
    {
        if (!rules.TryFindBus(call, out var bus, out var missing)) return missing;
        if (bus.Rule(call.Request.TextOf("Name")!) is not { } rule) return Answer.Empty;
        if (RuleBook.RefuseManaged(rule, call.Request) is { } managed) return managed;
        if (rule.Targets.Count > 0) return EventBridgeErrors.Validation("Rule can't be deleted since it has targets.");
        bus.Remove(rule.Name);
        return Answer.Empty;
    }

    private Answer Switch(AwsCall call, bool on) => rules.With(call, "Name", (bus, rule) =>
    {
        if (RuleBook.RefuseManaged(rule, call.Request) is { } managed) return managed;
        bus.Put(rule with { Enabled = on });
        return Answer.Empty;
    });

    private Answer List(AwsCall call, string member, Func<Rule, bool> wanted, Func<Rule, Json> tell) =>
        rules.TryFindBus(call, out var bus, out var missing) ? Page.Of(call, member, bus.Rules.Where(wanted).Select(tell)) : missing;
}

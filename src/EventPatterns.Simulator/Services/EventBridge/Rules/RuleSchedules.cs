using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.Buses;

namespace EventPatterns.Simulator.Services.EventBridge.Rules;

/// <summary>
/// Fires scheduled rules, within the minute that their expression names and in UTC (UG/eb-create-rule-schedule.html). The
/// timers run in the background: a schedule alone does not keep a simulation going.
/// </summary>
internal sealed class RuleSchedules(World world, EventRouter router)
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>Follows the rule's schedule, as long as the rule has it.</summary>
    public void Follow(EventBus bus, Rule rule)
    {
        if (rule.Schedule is not null) Plan(bus, rule, world.Loop.Now);
    }

    private void Plan(EventBus bus, Rule planned, DateTimeOffset after)
    {
        if (planned.Schedule!.Next(after, TimeZoneInfo.Utc) is not { } due) return;
        var late = (Precision * world.Random.NextDouble()) + world.Faults.Lateness(planned.Arn, null);
        world.Loop.At(due + late, () => Fire(bus, planned, due), background: true);
    }

    /// <summary>PutRule makes a new schedule, so a rule is followed only while it holds the one that was planned.</summary>
    private void Fire(EventBus bus, Rule planned, DateTimeOffset due)
    {
        if (bus.Rule(planned.Name) is not { } rule || rule.Schedule != planned.Schedule) return;
        if (rule.Enabled) router.Fire(bus, rule, ScheduledEvent(rule, due, bus));
        Plan(bus, rule, due);
    }

    private BusEvent ScheduledEvent(Rule rule, DateTimeOffset due, EventBus bus) => new()
    {
        Id = world.Random.NextUuid(),
        Source = "aws.events",
        DetailType = "Scheduled Event",
        Detail = JsonMap.Empty,
        Resources = JsonList.Of((Json)rule.Arn),
        Time = due,
        Place = bus.Place,
        Cause = world.Trace.Add(MomentKind.Step, rule.Arn, rule.ScheduleText!, null),
    };
}

using EventPatterns.Simulator.Billing;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.EventBridge.Buses;
using EventPatterns.Simulator.Services.EventBridge.Rules;
using EventPatterns.Simulator.Services.EventBridge.Targets;

namespace EventPatterns.Simulator.Services.EventBridge;

/// <summary>What happens to an event on a bus: the archives keep it, the matching rules set out to deliver it.</summary>
internal sealed class EventRouter(World world, TargetDelivery delivery)
{
    /// <summary>The longest that AWS lets an archive lag (UG/eb-archive.html).</summary>
    private static readonly TimeSpan LongestArchiveLag = TimeSpan.FromMinutes(10);

    /// <summary>Receives an event that is new on the bus.</summary>
    public void Receive(EventBus bus, BusEvent happened)
    {
        var moment = world.Trace.Add(MomentKind.Event, bus.Arn, happened.DetailType, happened.Cause, request: happened.Json);
        var arrived = happened.Because(moment);
        foreach (var archive in bus.Archives)
        {
            var lag = world.Faults.ArchiveLag(archive.Arn, LongestArchiveLag * world.Random.NextDouble(), LongestArchiveLag, moment);
            if (archive.Offer(arrived, world.Loop.Now + lag))
                world.Meter.Use(Charges.ArchivedGigabyte, archive.Arn, Sizes.Gigabytes(happened.Utf8.Length));
        }
        Deliver(bus, arrived, []);
    }

    /// <summary>Brings a replayed event to the rules named, or to all where none is.</summary>
    public void Replay(EventBus bus, BusEvent happened, IReadOnlyList<string> onlyRules)
    {
        var moment = world.Trace.Add(MomentKind.Event, bus.Arn, happened.DetailType, happened.Cause, request: happened.Json);
        world.Meter.Use(Charges.ReplayedEvent, bus.Arn, Sizes.Pieces(happened.Utf8.Length, 64));
        Deliver(bus, happened.Because(moment), onlyRules);
    }

    /// <summary>Brings a scheduled rule's own event to its targets; no other rule sees it.</summary>
    public void Fire(EventBus bus, Rule rule, BusEvent happened)
    {
        var moment = world.Trace.Add(MomentKind.Event, bus.Arn, happened.DetailType, happened.Cause, request: happened.Json);
        Deliver(rule, happened.Because(moment));
    }

    private void Deliver(EventBus bus, BusEvent happened, IReadOnlyList<string> onlyRules)
    {
        foreach (var rule in bus.Matching(happened))
        {
            if (onlyRules.Count > 0 && !onlyRules.Contains(rule.Arn)) continue;
            Deliver(rule, happened);
        }
    }

    private void Deliver(Rule rule, BusEvent happened)
    {
        foreach (var target in rule.Targets.Values)
        {
            if (happened.Forwarded && target.IsBus) NoteSecondHop(rule, target, happened);
            else delivery.Begin(rule, target, happened);
        }
    }

    /// <summary>EventBridge drops it and tells nobody (UG/eb-bus-to-bus.html); here at least the trace says so.</summary>
    private void NoteSecondHop(Rule rule, RuleTarget target, BusEvent happened)
    {
        var moment = world.Trace.Add(MomentKind.Delivery, target.Arn, rule.Name, happened.Cause);
        moment.Lost = true;
        moment.Note = "Dropped without a word: an event that came from another bus is not forwarded to a third. Publish it anew with PutEvents.";
    }
}

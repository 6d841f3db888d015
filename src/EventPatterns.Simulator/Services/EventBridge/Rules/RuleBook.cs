using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.Buses;

namespace EventPatterns.Simulator.Services.EventBridge.Rules;

/// <summary>Finds the rule that a call is about.</summary>
internal sealed class RuleBook(BusRegistry registry)
{
    /// <summary>A rule's ARN: the default bus is left out of it.</summary>
    public static string Arn(Place place, string? bus, string rule)
    {
        var name = bus is null ? BusRegistry.Default : bus[(bus.LastIndexOf('/') + 1)..];
        return place.Arn("events", name == BusRegistry.Default ? $"rule/{rule}" : $"rule/{name}/{rule}");
    }

    /// <summary>A rule that a service made for itself is changed by <c>Force</c> alone (API_DeleteRule).</summary>
    public static AwsError? RefuseManaged(Rule? rule, Json request) => rule?.ManagedBy is { } owner && !request.FlagOf("Force")
        ? new AwsError("ManagedRuleException", $"Rule {rule.Name} is managed by {owner}.")
        : null;

    public bool TryFindBus(AwsCall call, [NotNullWhen(true)] out EventBus? bus, out Answer missing)
    {
        var name = call.Request.TextOf("EventBusName");
        var found = registry.TryFind(name, call.Place, out bus);
        missing = found ? default : (Answer)BusRegistry.Missing(name);
        return found;
    }

    /// <summary>Does something with the rule that the member names, or says that there is none.</summary>
    public Answer With(AwsCall call, string member, Func<EventBus, Rule, Answer> action)
    {
        if (!TryFindBus(call, out var bus, out var missing)) return missing;
        var name = call.Request.TextOf(member) ?? "";
        return bus.Rule(name) is { } rule
            ? action(bus, rule)
            : Answer.Fail("ResourceNotFoundException", $"Rule {name} does not exist on EventBus {bus.Name}.");
    }
}

using Amazon.CDK.AWS.Events;
using Constructs;

namespace EventPatterns.Cdk.Buses;

/// <summary>Whom a gatekeeper shares events with, and so how they get there.</summary>
public abstract record Neighbour
{
    private Neighbour(string id) => Id = id;

    /// <summary>The name of the way to it, in construct ids.</summary>
    internal string Id { get; }

    /// <summary>Another domain's gatekeeper: a rule forwards to it, in whatever account and region it is.</summary>
    /// <param name="gatekeeper">The neighbour's.</param>
    /// <param name="rules">
    /// Where the rules are made: a construct of a stack in the account and region of the gatekeeper that shares. Default: in
    /// that gatekeeper. Two that share with each other need it, since rules are made after the neighbour's bus and its policy.
    /// </param>
    public static Neighbour Gatekeeper(GatekeeperBus gatekeeper, Construct? rules = null)
    {
        ArgumentNullException.ThrowIfNull(gatekeeper);
        return new AtRule($"To{ContractId.Words(gatekeeper.Domain)}", new Guarded(gatekeeper, rules));
    }

    /// <summary>
    /// A bus that no rule forwards from, in any account and region: EventBridge drops an event at its second forward, without
    /// a word. Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html
    /// </summary>
    /// <param name="id">Names the way to it, in construct ids.</param>
    /// <param name="eventBusArn">The bus.</param>
    public static Neighbour LastBus(string id, string eventBusArn) => new AtRule(id, new ByArn(eventBusArn));

    /// <summary>
    /// A bus of the same region whose rules forward to others: events are published on it anew, by PutEvents, so that the
    /// forward behind it is their first.
    /// </summary>
    /// <param name="id">Names the way to it, in construct ids.</param>
    /// <param name="eventBusArn">The bus. Its policy lets this gatekeeper's account put the contracts shared.</param>
    public static Neighbour SharedBus(string id, string eventBusArn) => new Anew(id, eventBusArn);

    /// <summary>Whatever a rule can target: an HTTP destination, a queue, a topic. The target brings its own dead-letter queue.</summary>
    /// <param name="id">Names the way to it, in construct ids.</param>
    /// <param name="target">The target.</param>
    public static Neighbour Target(string id, IRuleTarget target) => new AtRule(id, new Given(target));

    internal sealed record AtRule(string Name, Destination To) : Neighbour(Name);

    internal sealed record Anew(string Name, string EventBusArn) : Neighbour(Name);

    internal abstract record Destination;

    internal sealed record ByArn(string EventBusArn) : Destination;

    internal sealed record Guarded(GatekeeperBus Gatekeeper, Construct? Rules) : Destination;

    internal sealed record Given(IRuleTarget Target) : Destination;
}

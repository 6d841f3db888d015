using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Events;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;

namespace EventPatterns.Cdk.Buses;

/// <summary>
/// Whatever is on a gatekeeper's bus and may not be there, told of inside: a rule for every name that is not listed, and a
/// rule a listed name for its events of a wrong source, version or account. Where two of them meet, the idempotency guard
/// makes one of it.
/// </summary>
internal sealed class Refusals : Construct
{
    private readonly BorderList listed;
    private readonly Rule unlisted;
    private readonly Dictionary<string, Rule> misfits = [];

    public Refusals(Construct scope, string id, IEventBus border, IEventBus inside, BorderList listed, RemovalPolicy removal) : base(scope, id)
    {
        this.listed = listed;
        Consumer = new EventConsumer(this, "Consumer", new EventConsumerProps
        {
            EventBus = border,
            BareEvents = [DomainBus.EveryEvent],
            Handler = EventHandling.ByStates(context => Tell(context, scope.Node.Path, inside)),
            Idempotency = new IdempotencyGuard(),
            RemovalPolicy = removal,
        });
        unlisted = Consumer.Rules[0];
    }

    public EventConsumer Consumer { get; }

    /// <summary>Refuses the contract's events from these accounts no longer; false where they are allowed already.</summary>
    public bool Allow(EventContract contract, IReadOnlyList<string> accounts)
    {
        if (!listed.Add(contract, accounts)) return false;
        if (!misfits.TryGetValue(contract.DetailType, out var rule))
        {
            var every = new EventPattern { DetailType = [contract.DetailType] };
            misfits[contract.DetailType] = rule = Consumer.Listen(ContractId.Words(contract.DetailType), every, $"Wrong {contract.DetailType}");
        }
        Set(rule, listed.Misfits(contract.DetailType));
        Set(unlisted, listed.Unlisted);
        return true;
    }

    // CDK's pattern has no place for $or, nor for anything-but in the names of accounts.
    private static void Set(Rule rule, object pattern) => ((CfnRule)rule.Node.DefaultChild!).EventPattern = pattern;

    private static IChainable Tell(HandlerContext context, string gatekeeper, IEventBus inside) => context.Publish<EventRefused>("PublishRefused", inside, data => data
        .Value(e => e.Gatekeeper, gatekeeper)
        .From(e => e.DetailType, WorkflowInput.DetailType)
        .From(e => e.EventSource, WorkflowInput.Source)
        .From(e => e.Account, $"{context.Payload}.account")
        .From(e => e.BusEventId, context.Metadata(metadata => metadata.EventId)));
}

using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;
using Targets = Amazon.CDK.AWS.Events.Targets;

namespace EventPatterns.Cdk.Buses;

/// <summary>Rules that forward from a bus: the one hop that an event may make.</summary>
/// <param name="way">Where the rules and the role that forwards are made.</param>
/// <param name="from">The bus, and the queue for what could not be forwarded.</param>
internal sealed class ForwardingRules(Construct way, DomainBus from)
{
    /// <summary>Forwards to the bus that a domain hears by.</summary>
    /// <param name="hearer">Who hears.</param>
    /// <param name="busArn">The hearer's bus.</param>
    /// <param name="contracts">What it hears, each with the account that publishes it.</param>
    public void ToBus(string hearer, string busArn, IEnumerable<(EventContract Contract, string Account)> contracts) =>
        To(hearer, new Targets.EventBus(EventBus.FromEventBusArn(way, "Bus", busArn), new Targets.EventBusProps { DeadLetterQueue = DeadLetters() }), contracts);

    /// <summary>Forwards to a target that brings its own dead-letter queue.</summary>
    public void To(string hearer, IRuleTarget target, IEnumerable<(EventContract Contract, string Account)> contracts)
    {
        foreach (var (contract, account) in contracts)
        {
            new Rule(way, ContractId.Of(contract), new RuleProps
            {
                EventBus = from.Bus,
                EventPattern = new EveryEventOf(contract) { Accounts = [account] }.ToEventPattern(),
                Targets = [target],
                Description = $"{contract.DetailType} to {hearer}",
            });
        }
    }

    // CDK would name each rule in the queue's policy, and the queue's stack would wait for the rules' stack, which waits for it.
    private IQueue DeadLetters()
    {
        from.DeadLetters.TakeFrom(Stack.Of(from).FormatArn(new ArnComponents { Service = "events", Resource = "rule", ResourceName = $"{from.Bus.EventBusName}/*" }));
        return Queue.FromQueueArn(way, "DeadLetters", from.DeadLetters.QueueArn);
    }
}

using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;
using Targets = Amazon.CDK.AWS.Events.Targets;

namespace EventPatterns.Cdk.Buses;

/// <summary>Rules that forward from one bus to the bus of a domain that hears: the one hop that an event may make.</summary>
internal static class HearingRules
{
    /// <param name="from">The bus's stack, where rules and the role that forwards are made.</param>
    /// <param name="bus">The bus.</param>
    /// <param name="deadLetters">Where events end that could not be forwarded.</param>
    /// <param name="hearer">Who hears.</param>
    /// <param name="to">The hearer's bus.</param>
    /// <param name="contracts">What it hears, each with the account that publishes it.</param>
    public static void Forward(Construct from, IEventBus bus, IQueue deadLetters, string hearer, BusAddress to, IEnumerable<(EventContract Contract, string Account)> contracts)
    {
        var way = new Construct(from, $"To{ContractId.Words(hearer)}");
        var target = new Targets.EventBus(to.In(way, "Bus"), new Targets.EventBusProps { DeadLetterQueue = deadLetters });
        foreach (var (contract, account) in contracts)
        {
            new Rule(way, ContractId.Of(contract), new RuleProps
            {
                EventBus = bus,
                EventPattern = new EveryEventOf(contract) { Accounts = [account] }.ToEventPattern(),
                Targets = [target],
                Description = $"{contract.DetailType} to {hearer}",
            });
        }
    }
}

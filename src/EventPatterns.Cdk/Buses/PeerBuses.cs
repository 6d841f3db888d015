using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace EventPatterns.Cdk.Buses;

/// <summary>A bus a domain: each forwards to those that hear.</summary>
internal static class PeerBuses
{
    public static BusTopology Connect(IReadOnlyList<TopologyDomain> domains, RemovalPolicy removal)
    {
        var buses = domains.ToDictionary(domain => domain.Name, domain => new DomainBus(domain.Scope, "DomainBus", new DomainBusProps
        {
            EventBusName = domain.Name,
            Publishers = [.. Publishers(domain, domains)],
            RemovalPolicy = removal,
        }));
        foreach (var publisher in domains)
        {
            foreach (var hearer in domains) Forward(publisher, buses[publisher.Name], hearer, buses[hearer.Name]);
        }
        return new BusTopology(buses.ToDictionary(pair => pair.Key, pair => new DomainBuses(pair.Value.Bus, pair.Value.Bus)));
    }

    private static void Forward(TopologyDomain publisher, DomainBus from, TopologyDomain hearer, DomainBus to)
    {
        var heard = hearer.Hears.Where(publisher.Publishes.Contains).Select(contract => (contract, Stack.Of(publisher.Scope).Account)).ToArray();
        if (heard.Length == 0) return;
        var way = new Construct(publisher.Forwarding ?? publisher.Scope, $"{ContractId.Words(publisher.Name)}To{ContractId.Words(hearer.Name)}");
        new ForwardingRules(way, from).ToBus(hearer.Name, new BusAddress(hearer.Scope, hearer.Name).Arn, heard);
        DeployOrder.Put(publisher.Scope.Node.Path, to.Bus, way);
    }

    // Within an account the bus's policy is not asked.
    private static IEnumerable<BusPublisher> Publishers(TopologyDomain hearer, IReadOnlyList<TopologyDomain> domains) =>
        from publisher in domains
        let account = Stack.Of(publisher.Scope).Account
        let heard = hearer.Hears.Where(publisher.Publishes.Contains).ToArray()
        where heard.Length > 0 && account != Stack.Of(hearer.Scope).Account
        select new BusPublisher { Id = ContractId.Words(publisher.Name), Principal = new AccountPrincipal(account), Contracts = heard };
}

using Amazon.CDK;

namespace EventPatterns.Cdk.Buses;

/// <summary>A bus a bounded context, each behind its gatekeeper.</summary>
internal static class GatedBuses
{
    public static BusTopology Connect(IReadOnlyList<TopologyDomain> domains, RemovalPolicy removal)
    {
        var buses = domains.ToDictionary(domain => domain.Name, domain => Make(domain, removal));
        foreach (var publisher in domains)
        {
            foreach (var contract in publisher.Publishes) buses[publisher.Name].Gatekeeper!.Publish(contract);
        }
        foreach (var publisher in domains)
        {
            foreach (var hearer in domains) Share(publisher, buses[publisher.Name].Gatekeeper!, hearer, buses[hearer.Name].Gatekeeper!);
        }
        return new BusTopology(buses);
    }

    private static void Share(TopologyDomain publisher, GatekeeperBus from, TopologyDomain hearer, GatekeeperBus to)
    {
        var heard = hearer.Hears.Where(publisher.Publishes.Contains).ToArray();
        if (heard.Length == 0) return;
        from.ShareWith(Neighbour.Gatekeeper(to, publisher.Forwarding), heard);
        foreach (var contract in heard) to.Accept(contract, [from.Account]);
    }

    private static DomainBuses Make(TopologyDomain domain, RemovalPolicy removal)
    {
        var inside = new DomainBus(domain.Scope, "Inside", new DomainBusProps { RemovalPolicy = removal }).Bus;
        return new(inside, inside, new GatekeeperBus(domain.Scope, "Gatekeeper", new GatekeeperBusProps { Domain = domain.Name, Inside = inside, RemovalPolicy = removal }));
    }
}

using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace EventPatterns.Cdk.Buses;

/// <summary>One bus for all, and beyond its account a bus a domain to hear by.</summary>
internal sealed class EnterpriseBuses(Construct scope, string id, RemovalPolicy removal)
{
    private readonly string environment = Stack.Of(scope).Environment;
    private readonly BusAddress address = new(scope, id);

    public BusTopology Connect(IReadOnlyList<TopologyDomain> domains)
    {
        foreach (var domain in domains) CanPublish(domain);
        var shared = new DomainBus(scope, id, new DomainBusProps { EventBusName = id, Publishers = [.. domains.Where(IsStranger).Select(Publisher)], RemovalPolicy = removal });
        return new BusTopology(domains.ToDictionary(domain => domain.Name, domain => Join(shared, domain, domains)));
    }

    private DomainBuses Join(DomainBus shared, TopologyDomain domain, IReadOnlyList<TopologyDomain> all)
    {
        if (Stack.Of(domain.Scope).Node.Path == Stack.Of(scope).Node.Path) return new(shared.Bus, shared.Bus);
        var publishing = address.In(domain.Scope, "EnterpriseBus");
        if (Stack.Of(domain.Scope).Environment == environment)
        {
            // Its consumers' rules are on the shared bus, which they know by name.
            DeployOrder.Put(domain.Scope.Node.Path, shared.Bus, domain.Scope);
            return new(publishing, publishing);
        }
        var hearing = new DomainBus(domain.Scope, "HearingBus", new DomainBusProps
        {
            EventBusName = $"{domain.Name}-{id}",
            Publishers = domain.Hears.Count > 0 && Stack.Of(domain.Scope).Account != address.Account
                ? [new BusPublisher { Id = ContractId.Words(id), Principal = new AccountPrincipal(address.Account), Contracts = domain.Hears }]
                : [],
            RemovalPolicy = removal,
        });
        var heard = domain.Hears.Select(contract => (contract, Stack.Of(all.First(other => other.Publishes.Contains(contract)).Scope).Account));
        var way = new Construct(shared, $"To{ContractId.Words(domain.Name)}");
        new ForwardingRules(way, shared).ToBus(domain.Name, new BusAddress(domain.Scope, $"{domain.Name}-{id}").Arn, heard);
        DeployOrder.Put(domain.Scope.Node.Path, hearing.Bus, way);
        return new(publishing, hearing.Bus);
    }

    private bool IsStranger(TopologyDomain domain) => domain.Publishes.Count > 0 && Stack.Of(domain.Scope).Account != address.Account;

    private static BusPublisher Publisher(TopologyDomain domain) => new()
    {
        Id = ContractId.Words(domain.Name),
        Principal = new AccountPrincipal(Stack.Of(domain.Scope).Account),
        Contracts = domain.Publishes,
    };

    // PutEvents goes to the endpoint of its own region, and a forward from a bus there would be the event's one hop:
    // docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html
    private void CanPublish(TopologyDomain domain)
    {
        var (own, shared) = (Stack.Of(domain.Scope).Region, Stack.Of(scope).Region);
        if (domain.Publishes.Count > 0 && own != shared)
            throw TopologyChecks.Wrong(domain, nameof(domain.Publishes), $"none outside the shared bus's region {shared}, or a topology with a bus a domain", $"{domain.Publishes.Count} in {own}");
    }
}

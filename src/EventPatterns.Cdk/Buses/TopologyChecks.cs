using Amazon.CDK;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Buses;

/// <summary>Refuses a topology in which somebody waits for what never comes.</summary>
internal static class TopologyChecks
{
    public static void Check(IReadOnlyList<TopologyDomain> domains)
    {
        if (domains.Count == 0) throw new ArgumentException("BusTopology: expected one domain or more; found none.", nameof(domains));
        foreach (var (index, domain) in domains.Index())
        {
            if (domains.Take(index).Any(other => other.Name == domain.Name)) throw Wrong(domain, nameof(domain.Name), "each domain once", $"{domain.Name} again");
            var (home, rules) = (Stack.Of(domain.Scope).Environment, Stack.Of(domain.Forwarding ?? domain.Scope).Environment);
            if (home != rules) throw Wrong(domain, nameof(domain.Forwarding), $"a scope in the domain's own {home}", $"{domain.Forwarding!.Node.Path} in {rules}");
            if (domain.Publishes.FirstOrDefault(contract => contract.Domain != domain.Name) is { } foreign) throw Wrong(domain, nameof(domain.Publishes), $"contracts of {domain.Name}", $"{foreign}");
            if (domain.Publishes.FirstOrDefault(IsInternal) is { } inner) throw Wrong(domain, nameof(domain.Publishes), "contracts of the category Domain or Transformed", $"{inner}, which is {inner.Category}");
            if (domain.Hears.FirstOrDefault(contract => contract.Domain == domain.Name) is { } own) throw Wrong(domain, nameof(domain.Hears), "contracts of other domains", $"{own}");
            if (domain.Hears.FirstOrDefault(contract => !domains.Any(other => other.Publishes.Contains(contract))) is { } missing) throw Wrong(domain, nameof(domain.Hears), "contracts that a domain of the topology publishes", $"{missing}");
        }
    }

    public static ArgumentException Wrong(TopologyDomain domain, string prop, string expected, string found) =>
        new($"{domain.Scope.Node.Path}: {nameof(TopologyDomain)}.{prop}: expected {expected}; found {found}.");

    private static bool IsInternal(EventContract contract) => contract.Category is EventCategory.Local or EventCategory.Operational;
}

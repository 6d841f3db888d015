using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;

namespace EventPatterns.Cdk.Buses;

/// <summary>
/// How many buses? Three answers, from one description of who tells what to whom: one bus for the enterprise, one a domain,
/// or one a bounded context with gatekeepers between them. In one account or across accounts and regions; docs/choosing.md
/// weighs them.
/// </summary>
public sealed class BusTopology
{
    private readonly Dictionary<string, DomainBuses> domains;

    internal BusTopology(Dictionary<string, DomainBuses> domains) => this.domains = domains;

    /// <summary>
    /// One bus for all. A domain of another account publishes on it directly, and hears through a bus of its own, since rules
    /// belong to the bus's account.
    /// </summary>
    /// <param name="scope">Where the shared bus is made.</param>
    /// <param name="id">Its id, and its name: <c>enterprise</c>.</param>
    /// <param name="domains">The domains.</param>
    /// <param name="removal">What becomes of queues when a stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</param>
    /// <exception cref="ArgumentException">A domain hears what nobody publishes, or publishes what is not its own, or publishes from another region than the bus's.</exception>
    public static BusTopology Enterprise(Construct scope, string id, IReadOnlyList<TopologyDomain> domains, RemovalPolicy removal = RemovalPolicy.RETAIN)
    {
        TopologyChecks.Check(domains);
        return new EnterpriseBuses(scope, id, removal).Connect(domains);
    }

    /// <summary>A bus a domain, named after it. A rule on the publisher's bus forwards to the hearer's: one hop, and no further.</summary>
    /// <param name="domains">The domains.</param>
    /// <param name="removal">What becomes of queues when a stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</param>
    /// <exception cref="ArgumentException">A domain hears what nobody publishes, or publishes what is not its own.</exception>
    public static BusTopology BusPerDomain(IReadOnlyList<TopologyDomain> domains, RemovalPolicy removal = RemovalPolicy.RETAIN)
    {
        TopologyChecks.Check(domains);
        return PeerBuses.Connect(domains, removal);
    }

    /// <summary>A bus a bounded context, each behind a <see cref="GatekeeperBus"/> that is all its neighbours know.</summary>
    /// <param name="domains">The bounded contexts.</param>
    /// <param name="removal">What becomes of queues, tables and logs when a stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</param>
    /// <exception cref="ArgumentException">A domain hears what nobody publishes, or publishes what is not its own.</exception>
    public static BusTopology BusPerContext(IReadOnlyList<TopologyDomain> domains, RemovalPolicy removal = RemovalPolicy.RETAIN)
    {
        TopologyChecks.Check(domains);
        return GatedBuses.Connect(domains, removal);
    }

    /// <summary>The bus that the domain's services publish on.</summary>
    /// <exception cref="ArgumentException">The topology has no such domain.</exception>
    public IEventBus PublishingBus(string domain) => Of(domain).Publishing;

    /// <summary>The bus that the domain's consumers listen to.</summary>
    /// <exception cref="ArgumentException"><inheritdoc cref="PublishingBus" path="/exception"/></exception>
    public IEventBus ListeningBus(string domain) => Of(domain).Listening;

    /// <summary>The domain's gatekeeper; null where the topology has none.</summary>
    /// <exception cref="ArgumentException"><inheritdoc cref="PublishingBus" path="/exception"/></exception>
    public GatekeeperBus? Gatekeeper(string domain) => Of(domain).Gatekeeper;

    private DomainBuses Of(string domain) => domains.TryGetValue(domain, out var buses)
        ? buses
        : throw new ArgumentException($"BusTopology: expected one of {string.Join(", ", domains.Keys)}; found \"{domain}\".", nameof(domain));
}

/// <summary>Where a domain publishes and listens.</summary>
internal sealed record DomainBuses(IEventBus Publishing, IEventBus Listening, GatekeeperBus? Gatekeeper = null);

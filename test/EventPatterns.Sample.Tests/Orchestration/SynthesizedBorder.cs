using Amazon.CDK;
using EventPatterns.Cdk.Buses;
using EventPatterns.Events;
using EventPatterns.Sample.Tests.Orchestration;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Testing;

[assembly: AssemblyFixture(typeof(SynthesizedBorder))]

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>The same orchestrator and participants, each domain behind a gatekeeper in an account of its own, synthesized once.</summary>
public sealed class SynthesizedBorder
{
    public const string OrdersBus = "OrdersBorder/Inside";

    public SynthesizedBorder()
    {
        var app = SynthesizedTemplate.NewApp();
        var orders = new Border(app, "Orders", "111111111111");
        var payments = new Border(app, "Payments", "222222222222");
        var loyalty = new Border(app, "Loyalty", "333333333333");

        orders.Tells<PaymentRequested>(payments);
        orders.Tells<RefundRequested>(payments);
        orders.Tells<PointsRequested>(loyalty);
        orders.Tells<PointsReturnRequested>(loyalty);
        payments.Tells<PaymentTaken>(orders);
        payments.Tells<PaymentDeclined>(orders);
        payments.Tells<PaymentPending>(orders);
        payments.Tells<PaymentRefunded>(orders);
        payments.Tells<RefundFailed>(orders);
        loyalty.Tells<PointsEarned>(orders);
        loyalty.Tells<PointsRefused>(orders);
        loyalty.Tells<PointsReturned>(orders);
        loyalty.Tells<PointsReturnRefused>(orders);

        foreach (var border in new[] { orders, payments, loyalty }) border.Share();

        new CheckoutStack(app, orders.Inside.Bus, orders.Home);
        new PaymentsStack(app, payments.Inside.Bus, payments.Home);
        new LoyaltyStack(app, loyalty.Inside.Bus, loyalty.Home);
        Templates = SynthesizedTemplate.In(app);
        Assembly = CloudAssembly.Load(Path.GetDirectoryName(Templates[0].File)!);
    }

    public IReadOnlyList<SynthesizedTemplate> Templates { get; }

    public CloudAssembly Assembly { get; }

    /// <summary>A simulation in which nothing has happened yet.</summary>
    public Simulation Simulate() => Simulation.Load(Assembly, SynthesizedShop.Options);

    private sealed class Border : Amazon.CDK.Stack
    {
        private readonly Dictionary<Border, List<EventContract>> told = [];

        public Border(App app, string domain, string account) : base(app, $"{domain}Border", new StackProps { Env = In(account) })
        {
            Home = In(account);
            Inside = new DomainBus(this, "Inside", new DomainBusProps { EventBusName = $"{domain}-inside" });
            Gatekeeper = new GatekeeperBus(this, "Gatekeeper", new GatekeeperBusProps { Domain = domain.ToLowerInvariant(), Inside = Inside.Bus });
            Forwarding = new Amazon.CDK.Stack(app, $"{domain}Forwarding", new StackProps { Env = In(account) });
        }

        public IEnvironment Home { get; }

        public DomainBus Inside { get; }

        private GatekeeperBus Gatekeeper { get; }

        private Amazon.CDK.Stack Forwarding { get; }

        public void Tells<T>(Border other) where T : notnull
        {
            Gatekeeper.Publish<T>();
            other.Gatekeeper.Accept<T>(from: [Gatekeeper.Account]);
            if (!told.TryGetValue(other, out var contracts)) told[other] = contracts = [];
            contracts.Add(EventContract.Of<T>());
        }

        public void Share()
        {
            foreach (var (other, contracts) in told) Gatekeeper.ShareWith(Neighbour.Gatekeeper(other.Gatekeeper, Forwarding), contracts);
        }

        private static Amazon.CDK.Environment In(string account) => new() { Account = account, Region = "us-east-1" };
    }
}

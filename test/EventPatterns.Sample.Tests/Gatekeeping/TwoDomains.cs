using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;
using EventPatterns.Events;
using EventPatterns.Sample.Tests.Gatekeeping;
using EventPatterns.Simulator;
using Environment = Amazon.CDK.Environment;

[assembly: AssemblyFixture(typeof(TwoDomains))]

namespace EventPatterns.Sample.Tests.Gatekeeping;

/// <summary>
/// Two domains, each in an account and region of its own, that know only each other's gatekeeper: an order goes out and in,
/// and what became of it comes back the same way. Shipping's gatekeeper is open to the organization, that of orders is not.
/// </summary>
public sealed class TwoDomains() : SynthesizedApp(Build)
{
    public const string OrdersAccount = "111111111111";
    public const string ShippingAccount = "222222222222";
    public const string StrangersAccount = "666666666666";
    public const string Organization = "o-a1b2c3d4e5";

    public static SimulationOptions Options { get; } = SynthesizedShop.Options with { Organization = Organization };

    /// <summary>A simulation in which nothing has happened yet, whose accounts belong to the organization.</summary>
    public Simulation SimulateOrganization() => Simulation.Load(Assembly, Options);

    private static void Build(App app)
    {
        var orders = new Domain(app, "Orders", OrdersAccount, "us-east-1", null);
        var shipping = new Domain(app, "Shipping", ShippingAccount, "eu-west-1", Organization);

        orders.Border.Publish<OrderPlaced>();
        orders.Border.Publish<StockCounted, StockAnnounced>((counted, data) => data.From(e => e.Sku, counted.Data<StockCounted>(e => e.Sku)));
        orders.Border.Accept<ParcelPrepared>(from: [shipping.Border.Account]);
        orders.Border.ShareWith(Neighbour.Gatekeeper(shipping.Border, Forwarding(app, "Orders", OrdersAccount, "us-east-1")), EventContract.Of<OrderPlaced>(), EventContract.Of<StockAnnounced>());

        shipping.Border.Accept<OrderPlaced>(from: [orders.Border.Account]);
        shipping.Border.Accept<StockAnnounced>(from: [orders.Border.Account]);
        shipping.Border.Publish<ParcelPrepared>();
        shipping.Border.ShareWith(Neighbour.Gatekeeper(orders.Border, Forwarding(app, "Shipping", ShippingAccount, "eu-west-1")), EventContract.Of<ParcelPrepared>());

        shipping.Note<StockAnnounced>("Stock", stock => stock.Data<StockAnnounced>(e => e.Sku));
        shipping.Note<OrderPlaced>("Parcels", order => order.Data<OrderPlaced>(e => e.OrderId), (order, written) => written.Next(
            order.Publish<ParcelPrepared>("PublishParcelPrepared", shipping.Inside.Bus, data => data.From(e => e.OrderId, order.Data<OrderPlaced>(e => e.OrderId)))));
        orders.Note<ParcelPrepared>("Prepared", parcel => parcel.Data<ParcelPrepared>(e => e.OrderId));
    }

    // A stack that is deployed when the borders of both are there.
    private static Stack Forwarding(App app, string name, string account, string region) =>
        new(app, $"{name}Forwarding", new StackProps { Env = new Environment { Account = account, Region = region } });

    private sealed class Domain : Stack
    {
        public Domain(App app, string name, string account, string region, string? organization)
            : base(app, name, new StackProps { Env = new Environment { Account = account, Region = region } })
        {
            Inside = new DomainBus(this, "Inside", new DomainBusProps { RemovalPolicy = RemovalPolicy.DESTROY });
            Border = new GatekeeperBus(this, "Gatekeeper", new GatekeeperBusProps
            {
                Domain = name.ToLowerInvariant(),
                Inside = Inside.Bus,
                OrganizationId = organization,
                RemovalPolicy = RemovalPolicy.DESTROY,
            });
        }

        public DomainBus Inside { get; }

        public GatekeeperBus Border { get; }

        /// <summary>Writes the event's key into a table, and goes on from there.</summary>
        public void Note<T>(string id, Func<HandlerContext, string> key, Func<HandlerContext, DynamoPutItem, IChainable>? then = null) where T : notnull
        {
            var table = new Table(this, id, new TableProps
            {
                PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "id", Type = AttributeType.STRING },
                BillingMode = BillingMode.PAY_PER_REQUEST,
                RemovalPolicy = RemovalPolicy.DESTROY,
            });
            new EventConsumer(this, $"Note{id}", new EventConsumerProps
            {
                EventBus = Inside.Bus,
                Events = [new EventPatternOf<T>()],
                Idempotency = new IdempotencyGuard(),
                RemovalPolicy = RemovalPolicy.DESTROY,
                Handler = EventHandling.ByStates(context =>
                {
                    var write = new DynamoPutItem(context.Scope, "Write", new DynamoPutItemProps
                    {
                        Table = table,
                        Item = new Dictionary<string, DynamoAttributeValue>
                        {
                            ["id"] = DynamoAttributeValue.FromString(JsonPath.StringAt(key(context))),
                            ["eventId"] = DynamoAttributeValue.FromString(JsonPath.StringAt(context.Metadata(m => m.EventId))),
                            ["correlationId"] = DynamoAttributeValue.FromString(JsonPath.StringAt(context.Metadata(m => m.CorrelationId))),
                        },
                        ResultPath = JsonPath.DISCARD,
                    });
                    return then is null ? write : then(context, write);
                }),
            });
        }
    }
}

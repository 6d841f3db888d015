using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using EventPatterns.Cdk.Consumers;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Integrations;
using Match = EventPatterns.Cdk.Events.Match;

namespace EventPatterns.Sample.Shipping;

/// <summary>
/// Where parcels are. Scanners flood a stream; a pipe makes events of the scans that matter, and a scan that a later one has
/// overtaken moves no parcel back.
/// </summary>
internal sealed class Tracking : Construct
{
    public const string Collected = "COLLECTED";
    public const string Delivered = "DELIVERED";

    private readonly Table parcels;

    public Tracking(Construct scope, string id, IEventBus bus) : base(scope, id)
    {
        parcels = new Table(this, "Parcels", new TableProps
        {
            PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "orderId", Type = AttributeType.STRING },
            BillingMode = BillingMode.PAY_PER_REQUEST,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        new StreamToBus(this, "Scans", new StreamToBusProps
        {
            EventBus = bus,
            Map = new RecordMap<Scan, ParcelScanned>(map => map
                .Where(scan => scan.Status, Match.Or(Match.Exactly(Collected), Match.Exactly(Delivered)))
                .EventId(scan => scan.ScanId)
                .CorrelationId(scan => scan.OrderId)
                .Sequence(scan => scan.Number)
                .OccurredAt(scan => scan.At)
                .From(scanned => scanned.OrderId, scan => scan.OrderId)
                .From(scanned => scanned.Place, scan => scan.Place)
                .From(scanned => scanned.Status, scan => scan.Status)),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        new EventConsumer(this, "Follow", new EventConsumerProps
        {
            EventBus = bus,
            Events = [new EventPatternOf<ParcelScanned>()],
            Handler = EventHandling.ByStates(context => Follow(context, bus)),
            Idempotency = new IdempotencyGuard(),
            Ordering = OrderingGuard.By<ParcelScanned>(scanned => scanned.OrderId),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
    }

    private Chain Follow(HandlerContext context, IEventBus bus)
    {
        var handedOver = context.Publish<ParcelDelivered>("PublishParcelDelivered", bus, data => data
            .From(e => e.OrderId, context.Data<ParcelScanned>(scanned => scanned.OrderId))
            .From(e => e.Place, context.Data<ParcelScanned>(scanned => scanned.Place)));
        return Write(context).Next(new Choice(context.Scope, "IsDelivered")
            .When(Condition.StringEquals(context.Data<ParcelScanned>(scanned => scanned.Status), Delivered), handedOver)
            .Otherwise(new Pass(context.Scope, "IsOnItsWay")));
    }

    private DynamoPutItem Write(HandlerContext context)
    {
        var sequence = DynamoAttributeValue.NumberFromString(JsonPath.Format("{}", JsonPath.StringAt(context.Metadata(metadata => metadata.Sequence))));
        return new DynamoPutItem(context.Scope, "WriteParcel", new DynamoPutItemProps
        {
            Table = parcels,
            Item = new Dictionary<string, DynamoAttributeValue>
            {
                ["orderId"] = Text(context.Data<ParcelScanned>(scanned => scanned.OrderId)),
                ["place"] = Text(context.Data<ParcelScanned>(scanned => scanned.Place)),
                ["status"] = Text(context.Data<ParcelScanned>(scanned => scanned.Status)),
                ["sequence"] = sequence,
            },
            // Two scans of one parcel may be handled at once: the later one stays.
            ConditionExpression = "attribute_not_exists(orderId) OR #sequence <= :sequence",
            ExpressionAttributeNames = new Dictionary<string, string> { ["#sequence"] = "sequence" },
            ExpressionAttributeValues = new Dictionary<string, DynamoAttributeValue> { [":sequence"] = sequence },
            ResultPath = JsonPath.DISCARD,
        });
    }

    private static DynamoAttributeValue Text(string path) => DynamoAttributeValue.FromString(JsonPath.StringAt(path));
}

/// <summary>What a scanner writes to the stream.</summary>
/// <param name="ScanId">The scan.</param>
/// <param name="OrderId">The order that the parcel holds.</param>
/// <param name="Number">The how-manieth scan of the parcel it is.</param>
/// <param name="Place">Where.</param>
/// <param name="Status"><c>COLLECTED</c>, <c>SORTED</c> or <c>DELIVERED</c>.</param>
/// <param name="At">When.</param>
internal sealed record Scan(string ScanId, string OrderId, long Number, string Place, string Status, DateTimeOffset At);

using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using EventPatterns.Cdk.Buses;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Integrations;
using EventPatterns.Events;
using EventPatterns.Sample.Tests.Integrations;
using Attribute = Amazon.CDK.AWS.DynamoDB.Attribute;
using Match = EventPatterns.Cdk.Events.Match;

[assembly: AssemblyFixture(typeof(IntegrationsApp))]

namespace EventPatterns.Sample.Tests.Integrations;

public sealed record Reading(string Device, double Celsius, DateTimeOffset At);

public sealed record Return(string OrderId, int Pieces);

[Event(Domain = "storage", Service = "freezers")]
public sealed record FreezerWarmed(string FreezerId, double Celsius);

[Event(Domain = "storage", Service = "freezers")]
public sealed record TemperatureRead(string FreezerId, double Celsius);

[Event(Domain = "shop", Service = "returns", TimeToLive = "P1D")]
public sealed record ParcelReturned(string OrderId, int Pieces);

[Event(Domain = "shop", Service = "orders")]
public sealed record OrderTaken(string OrderId, decimal Total, bool IsGift);

[Event(Domain = "shop", Service = "orders", Category = EventCategory.Transformed)]
public sealed record OrderAnnounced(string OrderId, decimal Total);

[Event(Domain = "shop", Service = "clock")]
public sealed record HourPassed(string Where);

/// <summary>Every integration once, on one bus.</summary>
public sealed class IntegrationsApp() : SynthesizedApp(Build)
{
    private static void Build(App app)
    {
        var stack = new Stack(app, "Shop");
        var bus = new DomainBus(stack, "Bus");
        new StreamToBus(stack, "Readings", new StreamToBusProps
        {
            EventBus = bus.Bus,
            Map = new RecordMap<Reading, FreezerWarmed>(map => map
                .Where(reading => reading.Celsius, Match.GreaterThan(-15))
                .From(told => told.FreezerId, reading => reading.Device)
                .From(told => told.Celsius, reading => reading.Celsius)
                .OccurredAt(reading => reading.At)),
        });
        new QueueToBus(stack, "Returns", new QueueToBusProps
        {
            EventBus = bus.Bus,
            Map = new RecordMap<Return, ParcelReturned>(map => map
                .From(told => told.OrderId, returned => returned.OrderId)
                .From(told => told.Pieces, returned => returned.Pieces)),
        });
        new TableToBus(stack, "Outbox", new TableToBusProps
        {
            EventBus = bus.Bus,
            Table = NewTable(stack, "Orders", StreamViewType.NEW_IMAGE),
            Contracts = [EventContract.Of<OrderTaken>()],
        });
        new BusToQueue(stack, "Picking", new BusToQueueProps { EventBus = bus.Bus, Events = [new EventPatternOf<OrderTaken>()] });
        new BusToTable(stack, "View", new BusToTableProps
        {
            EventBus = bus.Bus,
            Table = NewTable(stack, "OrderView"),
            Write = new TableWrite<OrderTaken>(write => write
                .Key("orderId", order => order.OrderId)
                .Set("total", order => order.Total)
                .Set("gift", order => order.IsGift)),
        });
        new EventTransformer(stack, "Announce", new EventTransformerProps
        {
            EventBus = bus.Bus,
            Map = new EventMap<OrderTaken, OrderAnnounced>(map => map
                .From(told => told.OrderId, heard => heard.OrderId)
                .From(told => told.Total, heard => heard.Total)),
        });
        new SchemaRegistry(stack, "Schemas", new SchemaRegistryProps
        {
            Contracts = [.. EventContract.In(typeof(IntegrationsApp).Assembly).Where(contract => contract.Type.Namespace == typeof(IntegrationsApp).Namespace)],
        });
        new Scheduled(stack, "Hourly", new ScheduledProps { Schedule = Schedule.Rate(Duration.Hours(1)), Action = ScheduledAction.Publish(bus.Bus, new HourPassed("Zurich")) });
    }

    private static Table NewTable(Stack stack, string id, StreamViewType? stream = null) => new(stack, id, new TableProps
    {
        PartitionKey = new Attribute { Name = "orderId", Type = AttributeType.STRING },
        BillingMode = BillingMode.PAY_PER_REQUEST,
        Stream = stream,
    });
}

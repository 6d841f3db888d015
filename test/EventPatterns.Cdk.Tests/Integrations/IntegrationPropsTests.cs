using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SQS;
using EventPatterns.Cdk.Events;
using EventPatterns.Cdk.Integrations;
using EventPatterns.Events;
using EventPatterns.Testing;

namespace EventPatterns.Cdk.Tests.Integrations;

/// <summary>Wrong props do not construct, and the message says where and what.</summary>
[Collection(SynthesisCollection.Name)]
public sealed class IntegrationPropsTests
{
    [Fact]
    public void StreamToBus_Wrong_NamesThePathAndTheProp()
    {
        Assert.Equal("Stack/It: StreamToBusProps.Parallelism: expected 1 to 10; found 11.", Stream(props => props with { Parallelism = 11 }));
        Assert.Equal("Stack/It: StreamToBusProps.RetryAttempts: expected 0 to 10000; found -1.", Stream(props => props with { RetryAttempts = -1 }));
        Assert.Equal(
            "Stack/It: StreamToBusProps.Map: expected ExpiresAt from the record, since storage.freezers DoorLeftOpen v1 has a time to live and a pipe can't add to a time; found none.",
            Stream(props => props with { Map = Samples.Received }));
    }

    [Fact]
    public void QueueToBus_Wrong_NamesThePathAndTheProp()
    {
        Assert.Equal("Stack/It: QueueToBusProps.MaxAttempts: expected 3 to 1000; found 2.", Queue((_, props) => props with { MaxAttempts = 2 }));
        Assert.Equal(
            "Stack/It: QueueToBusProps.Map: expected no conditions (Where), since a pipe deletes the messages that its filter holds back; found one or more.",
            Queue((_, props) => props with { Map = Samples.Warm }));
        Assert.Equal("Stack/It: QueueToBusProps.Queue: expected a queue with a dead-letter queue; found Stack/Bare, which has none.", Queue((stack, props) => props with { Queue = new Queue(stack, "Bare") }));
    }

    [Fact]
    public void TableToBus_Wrong_NamesThePathAndTheProp()
    {
        Assert.Equal("Stack/It: TableToBusProps.Table: expected a table with a stream; found Stack/Table, which has none.", Table(null));
        Assert.Equal("Stack/It: TableToBusProps.Table: expected a stream of new images; found Stack/Table, whose stream shows KEYS_ONLY.", Table(StreamViewType.KEYS_ONLY));
        Assert.Equal("Stack/It: TableToBusProps.Contracts: expected one contract or more; found none.", Table(StreamViewType.NEW_IMAGE, props => props with { Contracts = [] }));
        Assert.Equal("Stack/It: TableToBusProps.EventAttribute: expected letters, digits and underscores; found \"a.b\".", Table(StreamViewType.NEW_IMAGE, props => props with { EventAttribute = "a.b" }));
    }

    [Fact]
    public void Others_Wrong_NameThePathAndTheProp()
    {
        Assert.Equal("Stack/It: BusToQueueProps.MaxReceives: expected 1 to 1000; found 0.", Refused((stack, bus) =>
            new BusToQueue(stack, "It", new BusToQueueProps { EventBus = bus, Events = [new EventPatternOf<OrderPlaced>()], MaxReceives = 0 })));
        Assert.Equal("Stack/It: EventTransformerProps.Map: expected an event of the category transformed to be published; found shipping.parcels ParcelPrepared v1, which is domain.", Refused((stack, bus) =>
            new EventTransformer(stack, "It", new EventTransformerProps { EventBus = bus, Map = new EventMap<OrderCancelled, ParcelPrepared>(map => map.From(e => e.OrderId, e => e.OrderId).Value(e => e.ParcelId, "p")) })));
        Assert.Equal("Stack/It: EventTransformerProps.Events: expected events of orders.checkout OrderPlaced v1, which the map reads; found orders.checkout OrderCancelled v2.", Refused((stack, bus) =>
            new EventTransformer(stack, "It", new EventTransformerProps { EventBus = bus, Map = Samples.Announce, Events = new EventPatternOf<OrderCancelled>() })));
        Assert.Equal("Stack/It: ScheduledProps.TimeZone: expected an IANA time zone such as Europe/Zurich; found \"Mars\".", Refused((stack, bus) =>
            new Scheduled(stack, "It", new ScheduledProps { Schedule = Schedule.Rate(Duration.Days(1)), TimeZone = "Mars", Action = ScheduledAction.Publish(bus, new OrderCancelled("o")) })));
        Assert.Contains("found shipping.parcels ParcelDelayed v1", Refused((_, bus) => ScheduledAction.Publish(bus, new ParcelDelayed("p"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_Wrong_SayWhichMemberAndWhy()
    {
        Assert.Equal(
            "FreezerWarmed: celsius is number, and Reading.device, which it comes from, is string. A map copies; it does not convert.",
            Assert.Throws<ArgumentException>(() => new RecordMap<Reading, FreezerWarmed>(map => map.From(e => e.Celsius, r => r.Device))).Message);
        Assert.StartsWith("Reading.note: expected a member that is always there; found one that may be missing.", Assert.Throws<ArgumentException>(() => new RecordMap<Reading, FreezerWarmed>(map => map.From(e => e.Unit, r => r.Note))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Reading.place: expected a string, a number or a boolean; found Place.", Assert.Throws<ArgumentException>(() => new RecordMap<Reading, FreezerWarmed>(map => map.From(e => e.Unit, r => r.Place))).Message, StringComparison.Ordinal);
        Assert.Contains("requires celsius, unit", Assert.Throws<ArgumentException>(() => new RecordMap<Reading, FreezerWarmed>(map => map.From(e => e.FreezerId, r => r.Device))).Message, StringComparison.Ordinal);
        Assert.Equal("TableWrite of OrderCancelled: expected one Key or two; found 0.", Assert.Throws<ArgumentException>(() => new TableWrite<OrderCancelled>(write => write.Set("id", e => e.OrderId))).Message);
    }

    private static string Stream(Func<StreamToBusProps, StreamToBusProps> change) =>
        Refused((stack, bus) => new StreamToBus(stack, "It", change(new StreamToBusProps { EventBus = bus, Map = Samples.Warm })));

    private static string Queue(Func<Stack, QueueToBusProps, QueueToBusProps> change) =>
        Refused((stack, bus) => new QueueToBus(stack, "It", change(stack, new QueueToBusProps { EventBus = bus, Map = Samples.Received })));

    private static string Table(StreamViewType? stream, Func<TableToBusProps, TableToBusProps>? change = null) => Refused((stack, bus) =>
    {
        var props = new TableToBusProps { EventBus = bus, Table = Samples.Table(stack, stream), Contracts = [EventContract.Of<OrderCancelled>()] };
        new TableToBus(stack, "It", change is null ? props : change(props));
    });

    private static string Refused(Action<Stack, IEventBus> build) =>
        Assert.Throws<ArgumentException>(() => SynthesizedTemplate.Of(stack => build(stack, new EventBus(stack, "Bus")))).Message;
}

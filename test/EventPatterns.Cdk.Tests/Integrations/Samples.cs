using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;
using EventPatterns.Cdk.Integrations;
using EventPatterns.Events;
using Attribute = Amazon.CDK.AWS.DynamoDB.Attribute;
using Match = EventPatterns.Cdk.Events.Match;

namespace EventPatterns.Cdk.Tests.Integrations;

internal sealed record Reading(string Device, double Celsius, DateTimeOffset At, string? Note, Place Place);

internal sealed record Place(string Hall, IReadOnlyList<string> Doors);

[Event(Domain = "storage", Service = "freezers")]
internal sealed record FreezerWarmed(string FreezerId, double Celsius, string Unit);

[Event(Domain = "storage", Service = "freezers", TimeToLive = "PT1H")]
internal sealed record DoorLeftOpen(string FreezerId);

[Event(Domain = "orders", Service = "checkout", Category = EventCategory.Transformed)]
internal sealed record OrderAnnounced(string OrderId, decimal Total);

/// <summary>Maps and tables that the tests of several integrations share.</summary>
internal static class Samples
{
    public static RecordMap<Reading, FreezerWarmed> Warm => new(map => map
        .Where(reading => reading.Celsius, Match.GreaterThan(-15))
        .From(told => told.FreezerId, reading => reading.Device)
        .From(told => told.Celsius, reading => reading.Celsius)
        .Value(told => told.Unit, "C")
        .CorrelationId(reading => reading.Place.Hall)
        .OccurredAt(reading => reading.At));

    public static RecordMap<Reading, DoorLeftOpen> Received => new(map => map.From(told => told.FreezerId, reading => reading.Device));

    public static EventMap<OrderPlaced, OrderAnnounced> Announce => new(map => map
        .From(told => told.OrderId, heard => heard.OrderId)
        .From(told => told.Total, heard => heard.Total));

    public static TableWrite<OrderPlaced> View => new(write => write
        .Key("orderId", order => order.OrderId)
        .Set("total", order => order.Total)
        .Set("gift", order => order.IsGift));

    public static Table Table(Construct scope, StreamViewType? stream = StreamViewType.NEW_IMAGE) => new(scope, "Table", new TableProps
    {
        PartitionKey = new Attribute { Name = "orderId", Type = AttributeType.STRING },
        BillingMode = BillingMode.PAY_PER_REQUEST,
        Stream = stream,
        RemovalPolicy = RemovalPolicy.DESTROY,
    });
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace EventPatterns.Events.Tests;

public sealed class EnvelopeTests
{
    private static readonly StoppedClock Noon = new("2026-05-04T12:00:00.1239999+02:00");

    [Fact]
    public void Create_PlainEvent_SaysWhoAndWhen()
    {
        var envelope = EventEnvelope.Create(Example.Order, time: Noon, newId: _ => "id-1");

        Assert.Equal("orders.checkout", envelope.Source);
        Assert.Equal("OrderPlaced", envelope.DetailType);
        Assert.Equal(
            new EventMetadata
            {
                EventId = "id-1",
                SchemaVersion = "1",
                Domain = "orders",
                Service = "checkout",
                Category = EventCategory.Domain,
                CorrelationId = "id-1",
                OccurredAt = Instant("2026-05-04T10:00:00.123Z"),
                ExpiresAt = Instant("2026-05-05T10:00:00.123Z"),
            },
            envelope.Metadata);
    }

    [Fact]
    public void Create_EverythingSaid_IsTaken()
    {
        var options = new EventOptions
        {
            CorrelationId = "c-1",
            OccurredAt = Instant("2026-01-01T00:00:00Z"),
            ExpiresAt = Instant("2026-01-02T00:00:00Z"),
            Sequence = 7,
            RequestId = "r-1",
            TaskToken = "t-1",
        };

        var metadata = EventEnvelope.Create(Example.Order, options, Noon).Metadata;

        Assert.Equal(
            ("c-1", options.OccurredAt.Value, options.ExpiresAt, (long?)7, "r-1", "t-1"),
            (metadata.CorrelationId, metadata.OccurredAt, metadata.ExpiresAt, metadata.Sequence, metadata.RequestId, metadata.TaskToken));
    }

    [Fact]
    public void NewId_LaterInstant_SortsLater()
    {
        var ids = Enumerable.Range(0, 100).Select(i => EventEnvelope.NewId(Noon.GetUtcNow().AddMilliseconds(i))).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Equal(26, id.Length));
    }

    [Fact]
    public void Causes_NextEvent_CarriesTheTransactionOn()
    {
        var first = EventEnvelope.Create(Example.Order, time: Noon, newId: _ => "id-1");
        var second = first.Causes(new PaymentTakenV2("p-1"), time: Noon, newId: _ => "id-2");
        var third = second.Causes(new PaymentTakenV2("p-2"), time: Noon, newId: _ => "id-3");

        Assert.Equal(("id-1", null), (first.Metadata.CorrelationId, first.Metadata.CausationId));
        Assert.Equal(("id-1", "id-1"), (second.Metadata.CorrelationId, second.Metadata.CausationId));
        Assert.Equal(("id-1", "id-2"), (third.Metadata.CorrelationId, third.Metadata.CausationId));
    }

    [Fact]
    public void ReplyTo_Request_ReturnsWhatIdentifiesIt()
    {
        var request = EventEnvelope.Create(Example.Order, new() { RequestId = "r-1", TaskToken = "t-1", Sequence = 3 }, Noon);

        var reply = EventEnvelope.Create(new PaymentTakenV2("p-1"), EventOptions.ReplyTo(request.Metadata), Noon).Metadata;

        Assert.Equal(("r-1", "t-1", null), (reply.RequestId, reply.TaskToken, reply.Sequence));
        Assert.Equal(request.Metadata.EventId, reply.CausationId);
    }

    [Fact]
    public void IsExpired_FromTheInstantOn()
    {
        var metadata = EventEnvelope.Create(Example.Order, time: Noon).Metadata;
        var expiry = Instant("2026-05-05T10:00:00.123Z");

        Assert.False(metadata.IsExpired(expiry.AddMilliseconds(-1)));
        Assert.True(metadata.IsExpired(expiry));
        Assert.False(metadata.IsExpired(Noon));
    }

    [Fact]
    public void IsExpired_NoExpiry_Never() =>
        Assert.False(EventEnvelope.Create(new PaymentTakenV2("p-1"), time: Noon).Metadata.IsExpired(DateTimeOffset.MaxValue));

    [Fact]
    public void ToJson_Event_LeavesNullsOutAndWritesCamelCase()
    {
        var json = EventEnvelope.Create(Example.Order, time: Noon, newId: _ => "id-1").ToJson();

        Assert.Equal(
            """
            {"source":"orders.checkout","detail-type":"OrderPlaced","detail":{"metadata":{"eventId":"id-1","schemaVersion":"1","domain":"orders","service":"checkout","category":"domain","correlationId":"id-1","occurredAt":"2026-05-04T10:00:00.123Z","expiresAt":"2026-05-05T10:00:00.123Z"},"data":{"orderId":"o-1","total":12.50,"channel":"callCentre","customer":{"id":"6f9619ff-8b86-d011-b42d-00c04fc964ff"},"lines":[{"sku":"sku-1","quantity":2,"tags":["gift"]}]}}}
            """,
            json);
    }

    [Fact]
    public void ToDetailJson_Event_IsTheDetailOfTheWhole()
    {
        var envelope = EventEnvelope.Create(Example.Order, time: Noon);

        Assert.Equal(JsonNode.Parse(envelope.ToJson())!["detail"]!.ToJsonString(EventJson.Options), envelope.ToDetailJson());
    }

    [Fact]
    public void Fields_Constants_AreTheMembersOfTheMetadata()
    {
        var serialised = EventJson.Options.GetTypeInfo(typeof(EventMetadata)).Properties.Select(property => property.Name);

        Assert.Equal(serialised.Order(), Constants(typeof(MetadataField)).Values.Order());
        Assert.All(Constants(typeof(MetadataField)), field => Assert.Equal($"$.detail.metadata.{field.Value}", Constants(typeof(EventPath))[field.Key]));
    }

    private static Dictionary<string, string> Constants(Type type) =>
        type.GetFields().ToDictionary(field => field.Name, field => (string)field.GetValue(null)!);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private sealed class StoppedClock(string now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Instant(now).ToUniversalTime();
    }
}

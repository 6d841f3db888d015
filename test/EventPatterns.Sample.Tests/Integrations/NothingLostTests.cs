using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Proving;
using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Sample.Tests.Integrations;

/// <summary>A thousand of each go through each integration, whatever goes wrong, and none is lost.</summary>
public sealed class NothingLostTests(IntegrationsApp app)
{
    private const int Thousand = 1000;

    [Fact]
    public void StreamToBus_AllFaults_NoRecordLost() => Prove(
        $$$"""{ "call": { "service": "kinesis", "action": "PutRecord", "times": {{{Thousand}}}, "request": { "StreamARN": "STREAM", "PartitionKey": "d-{{n}}", "Data": "{{{Base64("""{"device":"d","celsius":-3.5,"at":"2026-01-01T00:00:00Z"}""")}}}" } } }""",
        """{ "event": { "detail-type": ["FreezerWarmed"], "detail": { "metadata": { "eventId": [{ "exists": true }], "occurredAt": ["2026-01-01T00:00:00Z"] }, "data": { "celsius": [-3.5] } } }, "bus": "Shop/Bus", "distinctBy": "detail.metadata.eventId", "count": 1000 }""");

    [Fact]
    public void QueueToBus_AllFaults_NoMessageLost() => Prove(
        $$$"""{ "send": { "queue": "Shop/Returns/Queue", "times": {{{Thousand}}}, "body": { "orderId": "o-{{n}}", "pieces": 2 } } }""",
        """{ "event": { "detail-type": ["ParcelReturned"], "detail": { "metadata": { "expiresAt": [{ "exists": true }] }, "data": { "pieces": [2] } } }, "bus": "Shop/Bus", "distinctBy": "detail.metadata.eventId", "count": 1000 }""",
        """{ "event": { "detail-type": ["ParcelReturned"] }, "bus": "Shop/Bus", "distinctBy": "detail.data.orderId", "count": 1000 }""",
        """{ "queue": "Shop/Returns/DeadLetters", "depth": 0 }""");

    [Fact]
    public void TableToBus_AllFaults_NoItemLost() => Prove(
        $$$"""{ "call": { "service": "dynamodb", "action": "PutItem", "times": {{{Thousand}}}, "request": { "TableName": "TABLE", "Item": { "orderId": { "S": "o-{{n}}" }, "event": { "M": { "source": { "S": "shop.orders" }, "detailType": { "S": "OrderTaken" }, "detail": { "S": "{{{Escaped(Order)}}}" } } } } } } }""",
        """{ "event": { "source": ["shop.orders"], "detail-type": ["OrderTaken"], "detail": { "data": { "total": [12.5] } } }, "bus": "Shop/Bus", "distinctBy": "detail.metadata.eventId", "count": 1000 }""",
        """{ "queue": "Shop/Outbox/Pipe/DeadLetters", "depth": 0 }""");

    [Fact]
    public void OutOfTheBus_AllFaults_NoEventLost() => Prove(
        $$$"""{ "put": { "bus": "Shop/Bus", "source": "shop.orders", "detailType": "OrderTaken", "times": {{{Thousand}}}, "detail": {{{Order}}} } }""",
        """{ "queue": "Shop/Picking/Queue", "depth": { "atLeast": 1000 } }""",
        """{ "table": "Shop/OrderView", "count": 1000 }""",
        """{ "table": "Shop/OrderView", "key": { "orderId": "o-1000" }, "item": { "total": 12.5, "gift": true } }""",
        """{ "event": { "detail-type": ["OrderAnnounced"], "detail": { "metadata": { "category": ["transformed"] } } }, "bus": "Shop/Bus", "distinctBy": "detail.metadata.eventId", "count": 1000 }""",
        """{ "event": { "detail-type": ["OrderAnnounced"] }, "bus": "Shop/Bus", "distinctBy": "detail.data.orderId", "count": 1000 }""",
        """{ "queue": "Shop/View/Consumer/DeadLetters", "depth": 0 }""",
        """{ "queue": "Shop/Announce/Consumer/DeadLetters", "depth": 0 }""");

    [Fact]
    public void Scheduled_AllFaults_EveryHourTold() => Prove(Scenario.Parse("""
        { "steps": [], "until": "PT1001H", "expect": [
          { "event": { "detail-type": ["HourPassed"], "detail": { "data": { "where": ["Zurich"] } } }, "bus": "Shop/Bus", "distinctBy": "detail.metadata.eventId", "count": { "atLeast": 1000, "atMost": 1001 } } ] }
        """));

    private const string Order = """{ "metadata": { "eventId": "order-{{n}}", "schemaVersion": "1", "domain": "shop", "service": "orders", "category": "domain", "correlationId": "order-{{n}}", "occurredAt": "2026-01-01T00:00:00Z" }, "data": { "orderId": "o-{{n}}", "total": 12.5, "isGift": true } }""";

    private void Prove(string step, params string[] expectations) => Prove(Scenario.Parse(
        $$"""{ "steps": [{{Named(step)}}], "until": "idle", "expect": [{{string.Join(", ", expectations)}}] }"""));

    private void Prove(Scenario scenario) =>
        Simulator.Proving.Prove.Over(ProofSeeds.Or(3), app.Assembly, scenario, new ProofOptions { Simulation = SynthesizedShop.Options }).ThrowIfBroken();

    private string Named(string step) => step
        .Replace("STREAM", app.Assembly.One("Shop/Readings/Stream", "AWS::Kinesis::Stream").Arn, StringComparison.Ordinal)
        .Replace("TABLE", app.Assembly.One("Shop/Orders", "AWS::DynamoDB::Table").Name, StringComparison.Ordinal);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Escaped(string json) => ((Json)json).ToString()[1..^1];
}

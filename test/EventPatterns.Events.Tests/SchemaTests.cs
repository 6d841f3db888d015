using System.Text.Json.Nodes;
using EventPatterns.Events.Schemas;

namespace EventPatterns.Events.Tests;

public sealed class SchemaTests
{
    private static readonly EventContract Contract = EventContract.Of<OrderPlaced>();

    [Fact]
    public void OfData_Record_IsItsDraft4Schema() => Assert.Equal(
        """
        {
          "$schema": "http://json-schema.org/draft-04/schema#",
          "title": "PaymentTaken",
          "type": "object",
          "properties": {
            "paymentId": {
              "type": "string"
            }
          },
          "required": [
            "paymentId"
          ]
        }
        """.ReplaceLineEndings("\n"),
        EventSchema.OfData(EventContract.Of<PaymentTakenV2>()));

    [Fact]
    public void OfData_Members_HaveTheSerialisersNamesAndTypes()
    {
        var members = JsonNode.Parse(EventSchema.OfData(Contract))!["properties"]!;

        Assert.Equal("number", (string?)members["total"]!["type"]);
        Assert.Equal("""["web","callCentre"]""", members["channel"]!["enum"]!.ToJsonString());
        Assert.Equal("uuid", (string?)members["customer"]!["properties"]!["id"]!["format"]);
        Assert.Equal("""["string","null"]""", members["promo_code"]!["type"]!.ToJsonString());
        Assert.Equal("date-time", (string?)members["deliverBy"]!["format"]);
        Assert.Equal("integer", (string?)members["lines"]!["items"]!["properties"]!["quantity"]!["type"]);
        Assert.Null(members["lines"]!["items"]!["properties"]!["many"]);
    }

    [Fact]
    public void OfData_NullableAndDefaulted_AreNotRequired() =>
        Assert.Equal(["orderId", "total", "channel", "customer", "lines"], Required(JsonNode.Parse(EventSchema.OfData(Contract))!));

    [Fact]
    public void OfEvent_Envelope_IsThatOfEventBridge()
    {
        var schema = JsonNode.Parse(EventSchema.OfEvent(Contract))!;
        var detail = schema["properties"]!["detail"]!;
        var metadata = detail["properties"]!["metadata"]!;

        Assert.Equal(["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"], Required(schema));
        Assert.Equal("orders.checkout", (string?)schema["properties"]!["source"]!["enum"]![0]);
        Assert.Equal(["metadata", "data"], Required(detail));
        Assert.Equal(["eventId", "schemaVersion", "domain", "service", "category", "correlationId", "occurredAt"], Required(metadata));
        Assert.Equal("1", (string?)metadata["properties"]!["schemaVersion"]!["enum"]![0]);
        Assert.Equal("""{"type":"string","format":"date-time"}""", metadata["properties"]!["occurredAt"]!.ToJsonString());
        Assert.Equal("""{"type":["string","null"],"format":"date-time"}""", metadata["properties"]!["expiresAt"]!.ToJsonString());
    }

    [Fact]
    public void OfEvent_RecursiveRecord_RefersToItsOwnPlace()
    {
        var data = JsonNode.Parse(EventSchema.OfEvent(EventContract.Of<TreeGrown>()))!["properties"]!["detail"]!["properties"]!["data"]!;
        var reference = (string)data["properties"]!["root"]!["properties"]!["children"]!["items"]!["properties"]!["children"]!["$ref"]!;

        Assert.Equal("#/properties/detail/properties/data/properties/root/properties/children", reference);
    }

    [Fact]
    public void OfEvent_SameContract_SameText() => Assert.Equal(EventSchema.OfEvent(Contract), EventSchema.OfEvent(Contract));

    [Fact]
    public void NameOf_Contract_TellsVersionsApart()
    {
        Assert.Equal("orders.checkout@OrderPlaced-v1", EventSchema.NameOf(Contract));
        Assert.Equal("payments.cards@PaymentTaken-v2", EventSchema.NameOf(EventContract.Of<PaymentTakenV2>()));
        Assert.Equal("a.b@Tree-Grown-v1", EventSchema.NameOf(EventContract.Of<TreeGrown>()));
    }

    private static IEnumerable<string> Required(JsonNode schema) => schema["required"]!.AsArray().Select(name => (string)name!);

    [Event(Domain = "a", Service = "b", Name = "Tree Grown")]
    private sealed record TreeGrown(Branch Root);

    private sealed record Branch(IReadOnlyList<Branch> Children);
}

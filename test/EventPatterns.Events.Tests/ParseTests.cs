using System.Text;
using System.Text.Json.Nodes;

namespace EventPatterns.Events.Tests;

public sealed class ParseTests
{
    private static readonly EventEnvelope<OrderPlaced> Sent = EventEnvelope.Create(Example.Order);

    [Fact]
    public void Parse_DeliveredEvent_GivesTheEnvelope()
    {
        var json = Edit(root =>
        {
            root["version"] = "0";
            root["id"] = "7bf73129-1428-4cd3-a780-95db273d1602";
            root["replay-name"] = "again";
            root["detail"]!["data"]!["unknown"] = true;
        });

        var parsed = EventEnvelope.Parse<OrderPlaced>(Encoding.UTF8.GetBytes(json));

        Assert.Equal(Sent.Metadata, parsed.Metadata);
        Assert.Equal(Sent.ToJson(), parsed.ToJson());
    }

    [Fact]
    public void Parse_SeveralFaults_NamesThemAll()
    {
        var json = Edit(root =>
        {
            root["source"] = "orders.returns";
            root["detail-type"] = 1;
            root["detail"]!["metadata"]!["category"] = "Domain";
            root["detail"]!["metadata"]!["occurredAt"] = "yesterday";
            root["detail"]!["metadata"]!.AsObject().Remove("eventId");
            root["detail"]!["data"]!["total"] = "12.50";
            root["detail"]!["data"]!["channel"] = 1;
            root["detail"]!["data"]!["customer"]!["id"] = null;
            root["detail"]!["data"]!["lines"]![0]!.AsObject().Remove("sku");
            root["detail"]!["data"]!["lines"]![0]!["quantity"] = 1.5;
            root["detail"]!["data"]!["lines"]![0]!["tags"] = new JsonObject();
        });

        var exception = Assert.Throws<EventFormatException>(() => EventEnvelope.Parse<OrderPlaced>(json));

        Assert.Equal(
            """
            The text is no event of orders.checkout OrderPlaced v1.
              $.source: expected the string "orders.checkout"; found the string "orders.returns".
              $.detail-type: expected the string "OrderPlaced"; found the number 1.
              $.detail.metadata.eventId: expected a string; found nothing.
              $.detail.metadata.category: expected one of "domain", "operational", "local", "transformed"; found the string "Domain".
              $.detail.metadata.occurredAt: expected an ISO 8601 date and time; found the string "yesterday".
              $.detail.data.total: expected a number; found the string "12.50".
              $.detail.data.channel: expected one of "web", "callCentre"; found the number 1.
              $.detail.data.customer.id: expected a UUID; found null.
              $.detail.data.lines[0].sku: expected a string; found nothing.
              $.detail.data.lines[0].quantity: expected an integer from -2147483648 to 2147483647; found the number 1.5.
              $.detail.data.lines[0].tags: expected an array; found an object.
            """,
            exception.Message);
    }

    [Theory]
    [InlineData("schemaVersion", "2", "1")]
    [InlineData("domain", "payments", "orders")]
    [InlineData("service", "returns", "checkout")]
    public void Parse_MetadataOfAnotherContract_IsRefused(string field, string found, string expected)
    {
        var fault = Fault(Edit(root => root["detail"]!["metadata"]![field] = found));

        Assert.Equal($"$.detail.metadata.{field}: expected the string \"{expected}\"; found the string \"{found}\".", fault);
    }

    [Fact]
    public void Parse_EmptyId_IsRefused() =>
        Assert.Equal(
            "$.detail.metadata.eventId: expected 1 to 128 characters; found the string \"\".",
            Fault(Edit(root => root["detail"]!["metadata"]!["eventId"] = "")));

    [Theory]
    [InlineData("[]", "$: expected an object; found an array.")]
    [InlineData("", "$: expected an event in JSON; found The input does not contain any JSON tokens.")]
    [InlineData("{} {}", "$: expected an event in JSON; found '{' is invalid after a single JSON value.")]
    [InlineData("{\"source\":1,\"source\":2}", "$: expected an event in JSON; found Duplicate property 'source' encountered during deserialization.")]
    public void Parse_NoEventAtAll_SaysSo(string json, string expected)
    {
        Assert.False(EventEnvelope.TryParse<OrderPlaced>(json, out var envelope, out var faults));
        Assert.Null(envelope);
        Assert.StartsWith(expected.TrimEnd('.'), faults[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_MissingDetail_IsOneFault() =>
        Assert.Equal("$.detail: expected an object; found nothing.", Fault(Edit(root => root.Remove("detail"))));

    [Fact]
    public void Parse_NullableMembers_MayBeMissingOrNull()
    {
        var json = Edit(root =>
        {
            root["detail"]!["data"]!["customer"]!["loyaltyPoints"] = null;
            root["detail"]!["data"]!["promo_code"] = null;
            root["detail"]!["metadata"]!["expiresAt"] = null;
        });

        var parsed = EventEnvelope.Parse<OrderPlaced>(json);

        Assert.Null(parsed.Data.Customer.LoyaltyPoints);
        Assert.Null(parsed.Data.PromoCode);
        Assert.Null(parsed.Metadata.ExpiresAt);
    }

    [Fact]
    public void Parse_RecordThatRefusesItsValue_ReportsIt()
    {
        var json = EventEnvelope.Create(new StockCounted(3)).ToJson().Replace("\"count\":3", "\"count\":-3", StringComparison.Ordinal);

        Assert.False(EventEnvelope.TryParse<StockCounted>(json, out _, out var faults));
        Assert.StartsWith("a value that the contract's record takes; found count", $"{faults[0].Expected}; found {faults[0].Found}", StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_LongValue_IsShortenedInTheFault()
    {
        var fault = Fault(Edit(root => root["detail"]!["data"]!["total"] = new string('x', 5000)));

        Assert.True(fault.Length < 150, fault);
        Assert.EndsWith("xxx....", fault, StringComparison.Ordinal);
    }

    private static string Edit(Action<JsonObject> edit)
    {
        var root = JsonNode.Parse(Sent.ToJson())!.AsObject();
        edit(root);
        return root.ToJsonString();
    }

    private static string Fault(string json)
    {
        Assert.False(EventEnvelope.TryParse<OrderPlaced>(json, out _, out var faults));
        return Assert.Single(faults).ToString();
    }

    [Event(Domain = "stock", Service = "counting")]
    private sealed record StockCounted
    {
        public StockCounted(int count)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            Count = count;
        }

        public int Count { get; }
    }
}

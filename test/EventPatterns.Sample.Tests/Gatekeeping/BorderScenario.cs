using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Sample.Tests.Gatekeeping;

/// <summary>Orders, what must stay inside, and events that strangers put on the gatekeepers' buses.</summary>
internal static class BorderScenario
{
    public const int Orders = 2;

    public static Scenario AndAttacks { get; } = Scenario.Parse($$$"""
        {
          "steps": [
            {{{Inside("OrderPlaced", "checkout", "order-{{n}}", """{ "orderId": "o-{{n}}" }""", times: Orders)}}},
            {{{Inside("StockCounted", "stock", "count-1", """{ "sku": "sku-1", "left": 3 }""", category: "local")}}},
            {{{Inside("StockSyncFailed", "stock", "operational-1", """{ "sku": "sku-1" }""", category: "operational")}}},
            {{{Inside("OrderCancelled", "checkout", "unlisted-1", """{ "orderId": "o-1" }""")}}},
            {{{Inside("OrderPlaced", "checkout", "next-version-1", """{ "orderId": "o-1" }""", version: "2")}}},
            {{{Inside("OrderPlaced", "checkout", "called-local-1", """{ "orderId": "o-1" }""", category: "local")}}},
            { "put": { "bus": "Orders/Gatekeeper/Border", "source": "shipping.parcels", "detailType": "ParcelPrepared", "detail": {{{Detail("shipping", "parcels", "forged-by-own-account")}}} } },
            { "put": { "bus": "Orders/Gatekeeper/Border", "source": "orders.stock", "detailType": "StockCounted", "detail": {{{Detail("orders", "stock", "forged-way-round-the-egress")}}} } },
            { "put": { "bus": "Orders/Gatekeeper/Border", "source": "nobody", "detailType": "Nothing", "detail": {} } },
            {{{Stranger(TwoDomains.StrangersAccount, "orders.checkout", "OrderPlaced", "forged-account")}}},
            {{{Stranger(TwoDomains.StrangersAccount, "shipping.parcels", "ParcelPrepared", "forged-as-shippings-own")}}},
            {{{Stranger(TwoDomains.OrdersAccount, "orders.checkout", "OrderCancelled", "forged-contract")}}},
            {{{Stranger(TwoDomains.OrdersAccount, "orders.checkout", "OrderPlaced", "forged-version", version: "2")}}}
          ]
        }
        """, "border.json");

    private static string Inside(string name, string service, string eventId, string data, string category = "domain", string version = "1", int times = 1) => $$"""
        { "put": { "bus": "Orders/Inside", "source": "orders.{{service}}", "detailType": "{{name}}", "times": {{times}}, "every": "PT1S",
            "detail": {{Detail("orders", service, eventId, category, version, data)}} } }
        """;

    private static string Stranger(string account, string source, string name, string eventId, string version = "1") => $$"""
        { "call": { "service": "events", "action": "PutEvents", "account": "{{account}}", "region": "eu-west-1", "request": { "Entries": [
            { "EventBusName": "arn:aws:events:eu-west-1:{{TwoDomains.ShippingAccount}}:event-bus/shipping-gatekeeper", "Source": "{{source}}", "DetailType": "{{name}}",
              "Detail": {{System.Text.Json.JsonSerializer.Serialize(Detail(source.Split('.')[0], source.Split('.')[1], eventId, version: version))}} }] } } }
        """;

    private static string Detail(string domain, string service, string eventId, string category = "domain", string version = "1", string data = """{ "orderId": "o-9" }""") => $$"""
        { "metadata": { "eventId": "{{eventId}}", "schemaVersion": "{{version}}", "domain": "{{domain}}", "service": "{{service}}", "category": "{{category}}",
            "correlationId": "transaction", "occurredAt": "2026-01-01T00:00:00.000Z", "attempt": 2, "taskToken": "secret-token", "requestId": "request-1" }, "data": {{data}} }
        """;
}

using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>Orders of every kind at once: well, declined, met with silence, cancelled early and midway; and a forged reply.</summary>
internal static class CheckoutScenario
{
    public static Scenario On(string bus) => Scenario.Parse("""
        { "steps": [
          { "put": { "bus": "{{bus}}", "source": "orders.checkout", "detailType": "OrderPlaced", "times": 2, "detail": {{well}} } },
          { "put": { "bus": "{{bus}}", "source": "orders.checkout", "detailType": "OrderPlaced", "detail": {{declined}} } },
          { "put": { "bus": "{{bus}}", "source": "orders.checkout", "detailType": "OrderPlaced", "detail": {{slow}} } },
          { "put": { "bus": "{{bus}}", "source": "orders.checkout", "detailType": "OrderPlaced", "detail": {{sleepy}} } },
          { "at": "PT1S", "put": { "bus": "{{bus}}", "source": "orders.checkout", "detailType": "OrderPlaced", "detail": {{early}} } },
          { "at": "PT1S", "put": { "bus": "{{bus}}", "source": "orders.checkout", "detailType": "CancellationRequested", "detail": {{cancelEarly}} } },
          { "at": "PT1S", "put": { "bus": "{{bus}}", "source": "orders.checkout", "detailType": "OrderPlaced", "detail": {{midway}} } },
          { "at": "PT20M", "put": { "bus": "{{bus}}", "source": "payments.cards", "detailType": "PaymentTaken", "detail": {{forged}} } },
          { "at": "PT30M", "put": { "bus": "{{bus}}", "source": "orders.checkout", "detailType": "CancellationRequested", "detail": {{cancelMidway}} } }
        ] }
        """
        .Replace("{{bus}}", bus, StringComparison.Ordinal)
        .Replace("{{well}}", Order("well-{{n}}", "well"), StringComparison.Ordinal)
        .Replace("{{declined}}", Order("declined", "declined"), StringComparison.Ordinal)
        .Replace("{{slow}}", Order("slow", "slow"), StringComparison.Ordinal)
        .Replace("{{sleepy}}", Order("sleepy", "sleepy"), StringComparison.Ordinal)
        .Replace("{{early}}", Order("early", "well"), StringComparison.Ordinal)
        .Replace("{{midway}}", Order("midway", "well"), StringComparison.Ordinal)
        .Replace("{{cancelEarly}}", Detail("cancel-early", """{ "orderId": "early" }"""), StringComparison.Ordinal)
        .Replace("{{cancelMidway}}", Detail("cancel-midway", """{ "orderId": "midway" }"""), StringComparison.Ordinal)
        .Replace("{{forged}}", Detail("forged", """{ "orderId": "well-1", "receipt": "forged" }""", """, "requestId": "made-up" """), StringComparison.Ordinal),
        "checkout.json");

    private static string Order(string id, string how) => Detail(id, $$"""{ "orderId": "{{id}}", "how": "{{how}}" }""");

    private static string Detail(string id, string data, string more = "") =>
        $$"""{ "metadata": { "eventId": "{{id}}", "schemaVersion": "1", "domain": "orders", "service": "checkout", "category": "domain", "correlationId": "{{id}}", "occurredAt": "2026-01-01T00:00:00Z"{{more}} }, "data": {{data}} }""";
}

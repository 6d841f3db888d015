using EventPatterns.Simulator.Proving;
using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Sample.Tests.Destinations;

/// <summary>Under all faults at once, what a token endpoint held up is sent in the end.</summary>
public sealed class ReauthorizationProofs(ReauthorizationApp app)
{
    private static readonly Scenario NoTokens = Scenario.Parse("""
        {
          "vendors": {
            "https://ledger.example": { "respond": { "status": 200 } },
            "https://books.example": { "respond": { "status": 200 } },
            "https://points.example": { "respond": { "status": 200 } },
            "https://login.ledger.example": { "respond": { "status": 200, "body": { "access_token": "t", "expires_in": 60 } } },
            "https://login.books.example": { "respond": { "status": 200, "body": { "access_token": "t", "expires_in": 60 } } },
            "https://login.points.example": { "respond": { "status": 200, "body": { "access_token": "t", "expires_in": 60 } } }
          },
          "steps": [
            { "put": { "bus": "App/Bus", "source": "shop.orders", "detailType": "OrderPaid", "times": 8, "every": "PT30S", "detail": {
                "metadata": { "eventId": "order-{{n}}", "schemaVersion": "1", "domain": "shop", "service": "orders", "category": "domain", "correlationId": "order-{{n}}", "occurredAt": "{{now}}" },
                "data": { "orderId": "o-{{n}}", "amount": 9.99, "country": "CH" } } } },
            { "at": "PT1M", "vendor": "https://login.ledger.example", "respond": { "status": 503 } },
            { "at": "PT1M", "vendor": "https://login.books.example", "respond": { "status": 503 } },
            { "at": "PT1M", "vendor": "https://login.points.example", "respond": { "status": 503 } },
            { "at": "PT3M", "vendor": "https://login.ledger.example", "respond": { "status": 200, "body": { "access_token": "t", "expires_in": 60 } } },
            { "at": "PT3M", "vendor": "https://login.books.example", "respond": { "status": 200, "body": { "access_token": "t", "expires_in": 60 } } },
            { "at": "PT3M", "vendor": "https://login.points.example", "respond": { "status": 200, "body": { "access_token": "t", "expires_in": 60 } } }
          ],
          "expect": [
            { "queue": "App/Ledger/DeadLetters", "depth": 0 },
            { "vendor": "https://ledger.example", "answered": 200, "distinctBy": "header:Idempotency-Key", "count": 8 },
            { "vendor": "https://books.example", "answered": 200, "distinctBy": "header:Idempotency-Key", "count": 8 },
            { "vendor": "https://points.example", "answered": 200, "method": "POST", "distinctBy": "header:Idempotency-Key", "count": 8 }
          ]
        }
        """, "no-tokens.json");

    [Fact]
    public void NoTokensForTwoMinutes_EveryFault_EverythingIsSent() =>
        Prove.Over(ProofSeeds.Or(5), app.Assembly, NoTokens, new ProofOptions { Simulation = SynthesizedShop.Options }).ThrowIfBroken();
}

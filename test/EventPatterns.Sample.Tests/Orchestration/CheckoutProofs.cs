using EventPatterns.Jsonata;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Proving;
using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>What must be so whatever goes wrong on the way.</summary>
public sealed class CheckoutProofs(SynthesizedOrchestration checkout)
{
    private static readonly Invariant Ends = new("every order ends once, completed or cancelled", simulation => Orders(simulation)
        .Select(order => (order, ends: Ended(simulation, order)))
        .Where(order => order.ends.Count != 1)
        .Select(order => $"{order.order} ended as {string.Join(" and ", order.ends)}.")
        .FirstOrDefault());

    private static readonly Invariant Consistent = new("what was done for a cancelled order is undone, and for a completed one done", simulation => Orders(simulation)
        .Select(order => Contradiction(simulation, order))
        .FirstOrDefault(found => found is not null));

    private static readonly Invariant Hidden = new("no token is seen in an event", Tokens.Leaked);

    private static readonly Invariant Undoable = new("no compensation failed", simulation =>
        Events(simulation, "CompensationFailed").Select(e => e.ToString()).FirstOrDefault());

    private static readonly Scenario Scenario = Scenario.Parse("""
        { "steps": [
          { "put": { "bus": "Shared/Bus", "source": "orders.checkout", "detailType": "OrderPlaced", "times": 2, "detail": {{well}} } },
          { "put": { "bus": "Shared/Bus", "source": "orders.checkout", "detailType": "OrderPlaced", "detail": {{declined}} } },
          { "put": { "bus": "Shared/Bus", "source": "orders.checkout", "detailType": "OrderPlaced", "detail": {{slow}} } },
          { "put": { "bus": "Shared/Bus", "source": "orders.checkout", "detailType": "OrderPlaced", "detail": {{sleepy}} } },
          { "at": "PT1S", "put": { "bus": "Shared/Bus", "source": "orders.checkout", "detailType": "OrderPlaced", "detail": {{early}} } },
          { "at": "PT1S", "put": { "bus": "Shared/Bus", "source": "orders.checkout", "detailType": "CancellationRequested", "detail": {{cancelEarly}} } },
          { "at": "PT1S", "put": { "bus": "Shared/Bus", "source": "orders.checkout", "detailType": "OrderPlaced", "detail": {{midway}} } },
          { "at": "PT20M", "put": { "bus": "Shared/Bus", "source": "payments.cards", "detailType": "PaymentTaken", "detail": {{forged}} } },
          { "at": "PT30M", "put": { "bus": "Shared/Bus", "source": "orders.checkout", "detailType": "CancellationRequested", "detail": {{cancelMidway}} } }
        ] }
        """
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

    [Fact]
    public void Checkout_AllFaults_EveryInvariantHolds() =>
        Prove.Over(ProofSeeds.Or(30), checkout.Assembly, Scenario, new ProofOptions
        {
            Simulation = new SimulationOptions { Jsonata = new JsonataEngine() },
            Invariants = [.. Invariants.All, Ends, Consistent, Hidden, Undoable],
        }).ThrowIfBroken();

    private static string Order(string id, string how) => Detail(id, $$"""{ "orderId": "{{id}}", "how": "{{how}}" }""");

    private static string Detail(string id, string data, string more = "") =>
        $$"""{ "metadata": { "eventId": "{{id}}", "schemaVersion": "1", "domain": "orders", "service": "checkout", "category": "domain", "correlationId": "{{id}}", "occurredAt": "2026-01-01T00:00:00Z"{{more}} }, "data": {{data}} }""";

    private static IEnumerable<string> Orders(Simulation simulation) => Events(simulation, "OrderPlaced").Select(OrderId).Distinct();

    private static List<string> Ended(Simulation simulation, string order) =>
        [.. new[] { "OrderCompleted", "OrderCancelled" }.Where(name => Events(simulation, name).Any(e => OrderId(e) == order))];

    private static string? Contradiction(Simulation simulation, string order)
    {
        var completed = Ended(simulation, order) is ["OrderCompleted"];
        foreach (var (table, done) in new[] { ("Payments/Ledger", "done"), ("Loyalty/Ledger", "done"), ("Orders/Stock", "reserved") })
        {
            var state = simulation.Table(table).Item(order)?.TextOf("state");
            if (completed != (state == done)) return $"{order} is {(completed ? "completed" : "cancelled")}, and {table} says {state ?? "nothing"}.";
        }
        return null;
    }

    private static IEnumerable<JsonMap> Events(Simulation simulation, string name) => simulation.Bus("Shared/Bus").Events.Where(e => e.TextOf("detail-type") == name);

    private static string OrderId(JsonMap e) => e["detail"]!["data"]!.TextOf("orderId")!;
}

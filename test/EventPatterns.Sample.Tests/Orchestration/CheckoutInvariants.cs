using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Proving;

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>What must be so of the checkout, whatever goes wrong on the way.</summary>
/// <param name="bus">The orchestrator's bus.</param>
internal sealed class CheckoutInvariants(string bus)
{
    public IReadOnlyList<Invariant> All => [.. Invariants.All, Ends, Consistent, Hidden, Undoable];

    private Invariant Ends => new("every order ends once, completed or cancelled", simulation => Orders(simulation)
        .Select(order => (order, ends: Ended(simulation, order)))
        .Where(order => order.ends.Count != 1)
        .Select(order => $"{order.order} ended as {string.Join(" and ", order.ends)}.")
        .FirstOrDefault());

    private Invariant Consistent => new("what was done for a cancelled order is undone, and for a completed one done", simulation => Orders(simulation)
        .Select(order => Contradiction(simulation, order))
        .FirstOrDefault(found => found is not null));

    private static Invariant Hidden { get; } = new("no token is seen in an event", simulation => Tokens.Leaked(simulation));

    private Invariant Undoable => new("no compensation failed", simulation =>
        Events(simulation, "CompensationFailed").Select(e => e.ToString()).FirstOrDefault());

    private IEnumerable<string> Orders(Simulation simulation) => Events(simulation, "OrderPlaced").Select(OrderId).Distinct();

    private List<string> Ended(Simulation simulation, string order) =>
        [.. new[] { "OrderCompleted", "OrderCancelled" }.Where(name => Events(simulation, name).Any(e => OrderId(e) == order))];

    private string? Contradiction(Simulation simulation, string order)
    {
        var completed = Ended(simulation, order) is ["OrderCompleted"];
        foreach (var (table, done) in new[] { ("Payments/Ledger", "done"), ("Loyalty/Ledger", "done"), ("Orders/Stock", "reserved") })
        {
            var state = simulation.Table(table).Item(order)?.TextOf("state");
            if (completed != (state == done)) return $"{order} is {(completed ? "completed" : "cancelled")}, and {table} says {state ?? "nothing"}.";
        }
        return null;
    }

    private IEnumerable<JsonMap> Events(Simulation simulation, string name) => simulation.Bus(bus).Events.Where(e => e.TextOf("detail-type") == name);

    private static string OrderId(JsonMap e) => e["detail"]!["data"]!.TextOf("orderId")!;
}

using EventPatterns.Sample.Tests.Orchestration;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Proving;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Sample.Tests.Simulating;

/// <summary>What must be so of the shop's orders, whatever goes wrong.</summary>
internal static class ShopInvariants
{
    private const string Bus = "Orders/Inside";
    private const string Claims = "Orders/Fulfilment/Replies/Claims/Table";

    public static IReadOnlyList<Invariant> All { get; } =
    [
        .. Invariants.All,
        new("every order ends once, completed or cancelled", simulation => First(simulation, order => Ends(simulation, order) is var ends && ends.Length != 1 ? $"ended as [{string.Join(", ", ends)}]" : null)),
        Settled("money is taken for completed orders alone", new("charges", "refunds", "Payments/TakePayment/Machine", "Payments/Refund/Machine")),
        Settled("parcels leave for completed orders alone", new("parcels", "recalls", "Shipping/SendParcel", "Shipping/RecallParcel")),
        Settled("points are earned by completed orders alone", new("points", "returns", "Loyalty/EarnPoints", "Loyalty/ReturnPoints") { VoidsForGood = true }),
        new("goods are put aside for completed orders alone", simulation => First(simulation, order =>
            simulation.Table("Orders/Fulfilment/Reservations/Ledger/Table").Item(order)?.TextOf("state") is var state && IsCompleted(simulation, order) != (state == "reserved") ? $"has goods that are {state}" : null)),
        new("no token is seen in an event", simulation => Tokens.Leaked(simulation, Claims)),
        new("what was begun could be undone", simulation => Events(simulation, "CompensationFailed").FirstOrDefault()?.ToString()),
    ];

    private static Invariant Settled(string name, VendorSide side) => new(name, simulation => First(simulation, order => side.Contradiction(simulation, order, IsCompleted(simulation, order))));

    private static string? First(Simulation simulation, Func<string, string?> wrong) => Orders(simulation)
        .Select(order => wrong(order) is { } why ? $"{order} {why}." : null)
        .FirstOrDefault(found => found is not null);

    private static IEnumerable<string> Orders(Simulation simulation)
    {
        var expired = Events(simulation, "EventExpired").Select(e => e["detail"]!["data"]!.TextOf("eventId")).ToHashSet();
        return [.. Events(simulation, "OrderPlaced").Where(e => !expired.Contains(e["detail"]!["metadata"]!.TextOf("eventId"))).Select(OrderId).Distinct()];
    }

    private static bool IsCompleted(Simulation simulation, string order) => Ends(simulation, order) is ["OrderCompleted"];

    private static string[] Ends(Simulation simulation, string order) =>
        [.. new[] { "OrderCompleted", "OrderCancelled" }.Where(name => Events(simulation, name).Any(e => OrderId(e) == order))];

    private static IEnumerable<JsonMap> Events(Simulation simulation, string name) => simulation.Bus(Bus).Events.Where(e => e.TextOf("detail-type") == name);

    private static string OrderId(JsonMap e) => e["detail"]!["data"]!.TextOf("orderId")!;

    /// <summary>What a vendor was asked to do and to take back.</summary>
    /// <param name="Does">The last part of the path that does it.</param>
    /// <param name="Undoes">The last part of the path that takes it back.</param>
    /// <param name="Callers">Who asks.</param>
    private sealed record VendorSide(string Does, string Undoes, params string[] Callers)
    {
        /// <summary>Whether the vendor, once it was told to take an order back, does nothing for it any more.</summary>
        public bool VoidsForGood { get; init; }

        public string? Contradiction(Simulation simulation, string order, bool completed)
        {
            var done = Effects(simulation, order, Does);
            var undone = Effects(simulation, order, Undoes);
            if (completed && undone.Count > 0) return $"is completed, and was taken back by {undone[0]}";
            if (completed) return done.DistinctBy(request => request.Header("Idempotency-Key")).Count() == 1 ? null : $"is completed with {done.Count} {Does}";
            if (done.Count == 0) return null;
            return undone.Any(request => VoidsForGood || request.At >= done[^1].At) ? null : $"is cancelled, and {done[^1]} was not taken back";
        }

        private List<VendorRequest> Effects(Simulation simulation, string order, string path) =>
        [
            .. Callers.SelectMany(caller => simulation.Vendor(caller).Requests)
                .Where(request => request.TookEffect && request.Url.AbsolutePath.EndsWith($"/{path}", StringComparison.Ordinal) && request.Json?.TextOf("orderId") == order)
                .OrderBy(request => request.At),
        ];
    }
}

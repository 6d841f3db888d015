using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Proving;

namespace EventPatterns.Sample.Tests.Gatekeeping;

/// <summary>What must be so of two domains with gatekeepers, whatever goes wrong and whoever puts events on the gatekeepers' buses.</summary>
internal static class BorderInvariants
{
    private static readonly HashSet<string> Public = ["orders.checkout OrderPlaced 1", "orders.stock StockAnnounced 1", "shipping.parcels ParcelPrepared 1"];

    public static IReadOnlyList<Invariant> All { get; } =
    [
        .. Invariants.All,
        new("nothing internal is seen outside", NothingLeaks),
        new("nothing unaccepted comes in", NothingUnaccepted),
        new("no event comes home", NothingCircles),
        new("every event that was published arrives, or is dead-lettered", EverythingArrives),
        new("what is refused is told of, or dead-lettered", EverythingRefusedIsTold),
    ];

    /// <summary>Outside is every bus but the inside of the domain that the event is of.</summary>
    private static string? NothingLeaks(Simulation simulation) => First(
        from arrival in Arrivals(simulation)
        where !arrival.Forged && arrival.Domain != "event-patterns" && arrival.Bus != Inside(simulation, arrival.Domain)
        where !Public.Contains(arrival.Contract) || Metadata(arrival, "taskToken") is not null || Metadata(arrival, "attempt") is not null || Metadata(arrival, "category") is not ("domain" or "transformed")
        select arrival);

    private static string? NothingUnaccepted(Simulation simulation) => First(
        from arrival in Arrivals(simulation)
        where arrival.Bus == Inside(simulation, "orders") || arrival.Bus == Inside(simulation, "shipping")
        where Metadata(arrival, "eventId")?.StartsWith("forged", StringComparison.Ordinal) == true
        select arrival);

    /// <summary>Nobody but its publisher brings an event onto the inside bus of its own domain.</summary>
    private static string? NothingCircles(Simulation simulation) => First(
        from arrival in Arrivals(simulation)
        where arrival.Domain is "orders" or "shipping" && arrival.Bus == Inside(simulation, arrival.Domain)
        where arrival.By is { Kind: PrincipalKind.Role } role && role.Name.Contains("Gatekeeper", StringComparison.Ordinal)
        select arrival);

    private static string? EverythingArrives(Simulation simulation)
    {
        var dead = DeadLetters(simulation);
        bool Noted(string table, string id) => simulation.Table(table).Items.Any(item => item.TextOf("id") == id) || dead.Contains(id, StringComparison.Ordinal);
        for (var n = 1; n <= BorderScenario.Orders; n++)
        {
            if (!Noted("Shipping/Parcels", $"o-{n}")) return $"order o-{n} did not reach shipping";
            if (!Noted("Orders/Prepared", $"o-{n}")) return $"the parcel of o-{n} did not reach orders";
        }
        return Noted("Shipping/Stock", "sku-1") ? null : "the count of sku-1 did not reach shipping";
    }

    private static string? EverythingRefusedIsTold(Simulation simulation)
    {
        var told = simulation.Trace.Moments.Where(moment => moment is { Kind: MomentKind.Event, What: "EventRefused" })
            .Select(moment => moment.Request!["detail"]!["data"]!.TextOf("busEventId")!).ToHashSet();
        var dead = DeadLetters(simulation);
        return First(
            from arrival in Arrivals(simulation)
            where arrival.Forged && arrival.Bus.EndsWith("-gatekeeper", StringComparison.Ordinal)
            let id = arrival.Event.TextOf("id")!
            where !told.Contains(id) && !dead.Contains(id, StringComparison.Ordinal)
            select arrival);
    }

    private static IEnumerable<Arrival> Arrivals(Simulation simulation) =>
        from moment in simulation.Trace.Moments
        where moment.Kind == MomentKind.Event && moment.Subject.Contains(":event-bus/", StringComparison.Ordinal) && !moment.Subject.EndsWith("/default", StringComparison.Ordinal)
        select new Arrival(moment.Subject, (JsonMap)moment.Request!, moment.Cause?.By);

    private static string Inside(Simulation simulation, string domain) => simulation.Bus($"{domain}/Inside").Arn;

    private static string? Metadata(Arrival arrival, string field) => arrival.Event["detail"]?["metadata"]?[field] is { } value ? value is JsonString text ? text.Value : value.ToString() : null;

    private static string DeadLetters(Simulation simulation) => string.Join('\n',
        from queue in simulation.Assembly.Resources
        where queue.Type == "AWS::SQS::Queue" && queue.Path.Contains("DeadLetters", StringComparison.Ordinal)
        from message in simulation.Queue(queue.Path).Messages
        select message);

    private static string? First(IEnumerable<Arrival> arrivals) => arrivals.FirstOrDefault() is { } found ? $"{found.Bus} has {found.Event}" : null;

    /// <param name="Bus">The ARN of the bus that it arrived on.</param>
    /// <param name="Event">The event.</param>
    /// <param name="By">Who put or forwarded it.</param>
    private sealed record Arrival(string Bus, JsonMap Event, Principal? By)
    {
        public string Domain => Event.TextOf("source")!.Split('.')[0];

        public string Contract => $"{Event.TextOf("source")} {Event.TextOf("detail-type")} {Event["detail"]?["metadata"]?.TextOf("schemaVersion")}";

        /// <summary>Put on a bus by a person, and not by a role of the stacks.</summary>
        public bool Forged => By?.Kind == PrincipalKind.Root;
    }
}

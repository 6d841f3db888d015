using System.Globalization;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>What a circuit of a simulation went through, from its table, and what its vendor was asked meanwhile.</summary>
/// <param name="Simulation">The simulation.</param>
/// <param name="Breaker">The breaker's construct path.</param>
/// <param name="Name">The circuit's name.</param>
/// <param name="Bus">The bus that the breaker listens to.</param>
internal sealed record CircuitHistory(Simulation Simulation, string Breaker, string Name, string Bus)
{
    // A gate that read Closed calls once more: a read's answer may take five seconds in a proof, and the transition that it
    // just missed is dated by its state's start, which may be some tries before its effect.
    private static readonly TimeSpan InFlight = TimeSpan.FromSeconds(20);

    /// <summary>The table of the circuit's state: the breaker's own, unless it shares one.</summary>
    public string Table { get; init; } = $"{Breaker}/Circuits/Table";

    public Vendor Vendor => Simulation.Vendor(Breaker);

    private IReadOnlyList<Step>? steps;

    public JsonMap? Item => Simulation.Table(Table).Item(Name);

    public string State => Item?.TextOf("state") ?? "Closed";

    /// <summary>The transitions, in their order.</summary>
    public IReadOnlyList<Step> Steps => steps ??=
    [
        .. Simulation.Table(Table).Items.Where(item => item.TextOf("circuit") == Name).Select(item => new Step(
            int.Parse(item.TextOf("transition")!, CultureInfo.InvariantCulture), item.TextOf("from")!, item.TextOf("to")!,
            DateTimeOffset.Parse(item.TextOf("at")!, CultureInfo.InvariantCulture), item.TextOf("outage")!)).OrderBy(step => step.Number),
    ];

    /// <summary>What went to the vendor itself, not to its health check.</summary>
    public IReadOnlyList<VendorRequest> Calls => [.. Vendor.Requests.Where(request => request.Method == "POST")];

    /// <summary>How many events the vendor took, each once.</summary>
    public int Delivered => Calls.Where(call => call.Answered(200)).Select(call => call.Header("Idempotency-Key")).Distinct().Count();

    /// <summary>Since when events are held that are not replayed to the end; null where none are.</summary>
    public DateTimeOffset? HeldFrom => Item?.TextOf("heldFrom") is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The events of that name that circled on the bus, each once.</summary>
    public IReadOnlyList<JsonMap> Events(string detailType) =>
        [.. Simulation.Bus(Bus).Events.Where(e => e.TextOf("detail-type") == detailType && e["replay-name"] is null).DistinctBy(e => e["detail"]!.ToString())];

    /// <summary>Whether the vendor might be called: the circuit was closed, or half-open with permits, or had been just before.</summary>
    public bool MayBeCalled(DateTimeOffset at, bool whileHalfOpen)
    {
        bool Lets(string state) => state == "Closed" || (whileHalfOpen && state == "HalfOpen");
        var last = Steps.LastOrDefault(step => step.At <= at);
        return last is null || Lets(last.To) || Steps.Any(step => Lets(step.From) && step.At <= at && at <= step.At + InFlight);
    }

    internal sealed record Step(int Number, string From, string To, DateTimeOffset At, string Outage);
}

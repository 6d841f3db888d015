using EventPatterns.Simulator;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Proving;

namespace EventPatterns.Sample.Tests.CircuitBreaking;

/// <summary>What a circuit breaker promises, whatever goes wrong.</summary>
/// <param name="Breaker">The breaker's construct path.</param>
/// <param name="Name">The circuit's name.</param>
/// <param name="Bus">The bus that it listens to.</param>
/// <param name="DetailType">The events that it guards the vendor from.</param>
internal sealed record CircuitInvariants(string Breaker, string Name, string Bus, string DetailType)
{
    /// <summary>The table of the circuit's state: the breaker's own, unless it shares one.</summary>
    public string Table { get; init; } = $"{Breaker}/Circuits/Table";

    /// <summary>Whether events themselves try the vendor while the circuit is half-open.</summary>
    public bool TriesByEvents { get; init; }

    private static readonly HashSet<(string From, string To)> Legal =
    [
        ("Closed", "Open"), ("Open", "HalfOpen"), ("HalfOpen", "Open"), ("HalfOpen", "Closed"),
        ("Closed", "Isolated"), ("Open", "Isolated"), ("HalfOpen", "Isolated"), ("Isolated", "Open"),
    ];

    public IReadOnlyList<Invariant> All =>
    [
        Of("every accepted event is delivered, dead-lettered or expired", NotAccountedFor),
        Of("the vendor can tell a repetition", Unrecognisable),
        Of("while open the vendor sees probes only", CalledWhileOpen),
        Of("transitions are legal", Illegal),
        Of("every transition is told", Untold),
        Of("the circuit closes and what was held is delivered", NotRecovered),
    ];

    /// <summary>Fails the test if one is broken.</summary>
    public void Hold(Simulation simulation, bool byEvents = false) =>
        Assert.Empty((this with { TriesByEvents = byEvents }).All.Select(promise => promise.Broken(simulation) is { } why ? $"{promise.Name}: {why}" : null).OfType<string>());

    private Invariant Of(string name, Func<CircuitHistory, string?> broken) => new(name, simulation => broken(new CircuitHistory(simulation, Breaker, Name, Bus) { Table = Table }));

    private string? NotAccountedFor(CircuitHistory history)
    {
        var delivered = history.Calls.Where(call => call.TookEffect).Select(call => call.Header("Idempotency-Key")!).ToHashSet();
        var told = history.Events("EventDeadLettered").Concat(history.Events("EventExpired"))
            .Where(e => e["detail"]!["data"] is { } data && (data.TextOf("circuit") == Name || data.TextOf("consumer") == $"{Breaker}/Gate"))
            .Select(e => e["detail"]!["data"]!.TextOf("eventId")!).ToHashSet();
        var letters = history.Simulation.Queue($"{Breaker}/DeadLetters").Messages.Concat(history.Simulation.Queue($"{Breaker}/Gate/DeadLetters").Messages).ToList();
        var lost = history.Events(DetailType).Select(Id).Except(delivered).Except(told).FirstOrDefault(id => !letters.Any(letter => letter.Contains($"\"{id}\"", StringComparison.Ordinal)));
        return lost is null ? null : $"{lost} is nowhere";
    }

    private string? Unrecognisable(CircuitHistory history)
    {
        var bodies = history.Events(DetailType).DistinctBy(Id).ToDictionary(Id, e => e["detail"]!["data"]!);
        var wrong = history.Calls.FirstOrDefault(call => call.Header("Idempotency-Key") is not { } key || !bodies.TryGetValue(key, out var body) || !body.Equals(call.Json));
        return wrong is null ? null : $"{wrong} came with the key {wrong.Header("Idempotency-Key")} and the body {wrong.Body}";
    }

    private string? CalledWhileOpen(CircuitHistory history) =>
        history.Calls.FirstOrDefault(call => !history.MayBeCalled(call.At, TriesByEvents)) is { } call ? $"{call} at {call.At:O}" : null;

    private static string? Illegal(CircuitHistory history)
    {
        var state = "Closed";
        foreach (var step in history.Steps)
        {
            if (step.From != state || !Legal.Contains((step.From, step.To))) return $"{step} came after {state}";
            state = step.To;
        }
        return state == history.State ? null : $"the item says {history.State}, and the last transition led to {state}";
    }

    private static string? Untold(CircuitHistory history)
    {
        var told = new[] { "CircuitOpened", "CircuitHalfOpened", "CircuitClosed", "CircuitIsolated" }.SelectMany(history.Events)
            .Where(e => e["detail"]!["data"]!.TextOf("circuit") == history.Name).Select(e => e["detail"]!["data"]!.TextOf("transition")).ToHashSet();
        return history.Steps.FirstOrDefault(step => !told.Contains($"{step.Number}")) is { } step ? $"{step} was not" : null;
    }

    private static string? NotRecovered(CircuitHistory history) => (history.State, history.Item?.TextOf("heldFrom")) switch
    {
        ("Closed", null) => null,
        ("Closed", var since) => $"events that are held since {since} were not replayed to the end",
        (var state, _) => $"it is {state}",
    };

    private static string Id(JsonMap happened) => happened["detail"]!["metadata"]!.TextOf("eventId")!;
}

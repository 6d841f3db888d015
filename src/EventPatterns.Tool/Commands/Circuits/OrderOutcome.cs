using EventPatterns.Simulator;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Tool.Commands.Circuits;

/// <summary>What came of an operator's order in a simulation, from what it caused: an order that changes nothing says nothing itself.</summary>
internal static class OrderOutcome
{
    private const string Ended = " FAILED";

    public static IEnumerable<string> Of(Simulation simulation, CircuitOptions options, string orderId)
    {
        var caused = Caused(simulation.Trace.Moments, orderId);
        // Others may listen to all events.
        if (!caused.Any(moment => moment.Kind == MomentKind.Workflow))
            return [$"No breaker heard the order: is there a circuit {options.Circuit} on {options.Bus}?"];
        string[] refused = [.. caused.Where(moment => moment is { Kind: MomentKind.Workflow, Note: not null } && moment.What.EndsWith(Ended, StringComparison.Ordinal)).Select(moment => $"The order failed: {moment.Note}").Distinct()];
        if (refused.Length > 0) return refused;
        var (what, effect) = options.Order == CircuitOrder.Replay ? ("events:StartReplay", "The replay has been started.") : ("dynamodb:TransactWriteItems", "The order was obeyed.");
        return [caused.Any(moment => moment is { Kind: MomentKind.Call, Answer.Ok: true } && moment.What == what) ? effect : "The order changed nothing: it did not fit the circuit's state."];
    }

    private static List<Moment> Caused(IReadOnlyList<Moment> moments, string orderId)
    {
        var ids = new HashSet<int>();
        foreach (var moment in moments)
        {
            var isOrder = moment.Kind == MomentKind.Event && moment.Request?["detail"]?["metadata"]?.TextOf("eventId") == orderId;
            if (isOrder || (moment.Cause is { } cause && ids.Contains(cause.Id))) ids.Add(moment.Id);
        }
        return [.. moments.Where(moment => ids.Contains(moment.Id))];
    }
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Reports;

/// <summary>The lanes of a timeline: one for each construct that something happens to, with bands for workflows, and one for each circuit.</summary>
internal static class Lanes
{
    public static IEnumerable<Json> Of(Simulation simulation, Func<Moment, string> laneOf)
    {
        var moments = simulation.Trace.Moments;
        var runs = moments.Where(m => m.Kind == MomentKind.Workflow).GroupBy(m => m.Subject).ToLookup(g => laneOf(g.First()), Run);
        var circuits = CircuitStates.Of(simulation.Trace).Select(c => Lane($"Circuit {c.Name}", true, Spans(c.Changes, moments.Count)));
        return circuits.Concat(moments.Select(laneOf).Distinct().Select(name => Lane(name, false, runs[name])));
    }

    private static JsonMap Run(IGrouping<string, Moment> run)
    {
        var (first, last) = (run.First(), run.Last());
        var status = last.What.Contains(' ', StringComparison.Ordinal) && last != first ? last.What[(last.What.LastIndexOf(' ') + 1)..] : "RUNNING";
        return JsonMap.Of(("run", run.Key), ("from", first.Id), ("to", last.Id), ("label", status));
    }

    private static IEnumerable<Json> Spans(IReadOnlyList<(Moment At, string State)> changes, int end) => changes.Select((change, at) => JsonMap.Of(
        ("from", change.At.Id), ("to", at + 1 < changes.Count ? changes[at + 1].At.Id - 1 : end), ("label", change.State)));

    private static JsonMap Lane(string name, bool circuit, IEnumerable<Json> spans) =>
        JsonMap.Of(("name", name), ("circuit", circuit), ("spans", JsonList.Of(spans)));
}

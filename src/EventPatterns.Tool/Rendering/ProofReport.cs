using System.Globalization;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Proving;
using EventPatterns.Tool.Commands;
using Spectre.Console;

namespace EventPatterns.Tool.Rendering;

/// <summary>What a proof came to: for a person, or for a machine.</summary>
internal sealed class ProofReport(IAnsiConsole console)
{
    public void Write(Proof proof, ProveOptions options, TimeSpan took)
    {
        if (proof.Counterexample is { } found) WriteBroken(proof, found, options);
        else console.MarkupLineInterpolated($"[green]✓[/] [bold]{proof.Scenario} holds under {proof.Seeds} seeds[/], {options.FirstSeed} to {options.FirstSeed + (ulong)proof.Seeds - 1}");
        if (options.Quiet) return;
        console.MarkupLineInterpolated($"faults: {Struck(proof)}");
        console.MarkupLineInterpolated($"[grey]{took.TotalSeconds:0.0} s, {proof.Seeds / took.TotalSeconds:0} seeds a second[/]");
    }

    /// <summary>The same seeds give the same bytes: no times in it.</summary>
    public static string Json(Proof proof, ProveOptions options)
    {
        var json = new JsonMapBuilder()
            .Set("scenario", proof.Scenario)
            .Set("holds", proof.Holds)
            .Set("seeds", proof.Seeds)
            .Set("firstSeed", Number(options.FirstSeed))
            .Set("faults", proof.Faults.ToString())
            .Set("struck", proof.Struck.Aggregate(new JsonMapBuilder(), (map, kind) => map.Set(Words(kind.Key), kind.Value)).Build());
        if (proof.Counterexample is { } found)
        {
            json.Set("counterexample", JsonMap.Of(
                ("seed", Number(found.Seed)),
                ("plan", JsonList.Of(found.Plan.Select(f => (Json)f.ToString()))),
                ("struck", JsonList.Of(found.Struck.Select(f => (Json)f.ToString()))),
                ("broken", JsonList.Of(found.Breaches.Select(b => JsonMap.Of(("name", b.Name), ("why", b.Why))))),
                ("command", proof.Command(options.Folder)!),
                ("shortestCommand", proof.ShortestCommand(options.Folder)!),
                ("trace", found.Simulation.Trace.ToJson())));
        }
        return json.Build().ToIndentedString();
    }

    private void WriteBroken(Proof proof, Counterexample found, ProveOptions options)
    {
        if (!options.Quiet) console.Profile.Out.Writer.WriteLine(found.Simulation.Trace.AsTree());
        console.MarkupLineInterpolated($"[red]✗[/] [bold]{proof.Scenario} does not hold under seed {found.Seed}[/]");
        foreach (var breach in found.Breaches) console.MarkupLineInterpolated($"  [red]{breach.Name}[/]: {breach.Why}");
        console.MarkupLineInterpolated($"It takes {(found.Plan.Count == 0 ? "no fault at all" : $"these faults, of the {found.Struck.Count} that struck")}:");
        foreach (var fault in found.Plan) console.MarkupLineInterpolated($"  {fault}");
        console.WriteLine("See it again, with those faults alone and with all of the seed:");
        // Written as they are: a command that is broken over lines can't be copied.
        console.Profile.Out.Writer.WriteLine("  " + proof.ShortestCommand(options.Folder));
        console.Profile.Out.Writer.WriteLine("  " + proof.Command(options.Folder));
    }

    private static string Struck(Proof proof) => proof.Struck.Count == 0
        ? "none"
        : string.Join(", ", proof.Struck.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Value} {Words(kind.Key).Replace('-', ' ')}")));

    private static string Words(EventPatterns.Simulator.Faulting.FaultKind kind) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private static JsonNumber Number(ulong value) => new(value.ToString(CultureInfo.InvariantCulture));
}

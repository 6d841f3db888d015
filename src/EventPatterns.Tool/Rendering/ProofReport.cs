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
        else WriteHeld(proof, options);
        if (options.Quiet) return;
        new StyledText().Add($"faults: {Struck(proof)}").WriteTo(console);
        new StyledText().Add(string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s, {proof.Seeds / took.TotalSeconds:0.#} seeds a second"), "grey").WriteTo(console);
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

    private void WriteHeld(Proof proof, ProveOptions options) => new StyledText()
        .Add("✓", "green")
        .Add($" {proof.Scenario} holds under {proof.Seeds} seeds", "bold")
        .Add($", {options.FirstSeed} to {options.FirstSeed + (ulong)proof.Seeds - 1}")
        .WriteTo(console);

    private void WriteBroken(Proof proof, Counterexample found, ProveOptions options)
    {
        if (!options.Quiet)
        {
            var trace = found.Simulation.Trace;
            new TraceTree(console, trace.Words).Write(TraceTree.EveryMoment(trace));
            console.WriteLine();
        }
        new StyledText().Add("✗", "red").Add($" {proof.Scenario} does not hold under seed {found.Seed}", "bold").WriteTo(console);
        foreach (var breach in found.Breaches) new StyledText().Add("  ").Add(breach.Name, "red").Add($": {breach.Why}").WriteTo(console, hang: 4);
        new StyledText().Add($"It takes {(found.Plan.Count == 0 ? "no fault at all." : $"these faults, of the {found.Struck.Count} that struck:")}").WriteTo(console);
        foreach (var fault in found.Plan) new StyledText().Add($"  {fault}").WriteTo(console, hang: 4);
        console.WriteLine(found.Plan.Count == 0 ? "See it again:" : "See it again, with those faults alone and with all of the seed:");
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

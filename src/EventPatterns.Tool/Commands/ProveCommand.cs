using System.CommandLine;
using System.Diagnostics;
using EventPatterns.Jsonata;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Proving;
using EventPatterns.Simulator.Scenarios;
using EventPatterns.Tool.Rendering;
using EventPatterns.Tool.Synthesis;

namespace EventPatterns.Tool.Commands;

/// <summary><c>event-patterns prove [DIR] --scenario FILE --seeds N</c>.</summary>
internal static class ProveCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "A cloud assembly (cdk.out), or a folder with a cdk.json, whose app is run first.",
            DefaultValueFactory = _ => ".",
        };
        var scenario = new Option<string>("--scenario") { HelpName = "FILE", Description = "What happens, and what must come of it: a JSON file.", Required = true };
        var seeds = Count.Of("--seeds", 1000, "How many seeds are run.");
        var first = new Option<ulong>("--first-seed") { HelpName = "N", Description = "The first of them.", DefaultValueFactory = _ => 1 };
        var faults = FaultsOption.Create("all");
        var json = new Option<bool>("--json") { Description = "Print JSON for machines." };
        var quiet = new Option<bool>("--quiet") { Description = "Print the verdict only." };

        var command = new Command("prove", "Runs a scenario under many seeds with faults, and shrinks the first that breaks something.") { folder, scenario, seeds, first, faults, json, quiet };
        command.SetAction((parsed, cancellation) => Guard.Run(terminal, () => Run(terminal, new ProveOptions
        {
            Folder = parsed.GetValue(folder)!,
            Scenario = parsed.GetValue(scenario)!,
            Seeds = parsed.GetValue(seeds),
            FirstSeed = parsed.GetValue(first),
            Faults = parsed.GetValue(faults)!,
            Json = parsed.GetValue(json),
            Quiet = parsed.GetValue(quiet),
        }, cancellation)));
        return command;
    }

    private static async Task<int> Run(Terminal terminal, ProveOptions options, CancellationToken cancellation)
    {
        var scenario = Scenario.Load(options.Scenario);
        var showProgress = !options.Json && !options.Quiet && terminal.IsTerminal;
        var assembly = CloudAssembly.Load(await new AssemblySource(terminal).Find(options.Folder, showProgress, cancellation).ConfigureAwait(false));
        var proving = new ProofOptions
        {
            Faults = options.Faults,
            FirstSeed = options.FirstSeed,
            Cancellation = cancellation,
            Simulation = new SimulationOptions { Jsonata = new JsonataEngine() },
        };
        var watch = Stopwatch.StartNew();
        var proof = showProgress
            ? ProofProgress.Show(terminal.Console, options.Seeds, told => Prove.Over(options.Seeds, assembly, scenario, proving with { Progress = told }))
            : Prove.Over(options.Seeds, assembly, scenario, proving);
        if (options.Json) await terminal.Out.WriteLineAsync(ProofReport.Json(proof, options).AsMemory(), cancellation).ConfigureAwait(false);
        else new ProofReport(terminal.Console).Write(proof, options, watch.Elapsed);
        return proof.Holds ? ExitCodes.Holds : ExitCodes.DoesNotHold;
    }
}

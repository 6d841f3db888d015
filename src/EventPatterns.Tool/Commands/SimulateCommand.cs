using System.CommandLine;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Reports;
using EventPatterns.Simulator.Scenarios;
using EventPatterns.Tool.Rendering;
using EventPatterns.Tool.Synthesis;

namespace EventPatterns.Tool.Commands;

/// <summary><c>event-patterns simulate [DIR] --scenario FILE</c>.</summary>
internal static class SimulateCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "A cloud assembly (cdk.out), or a folder with a cdk.json, whose app is run first.",
            DefaultValueFactory = _ => ".",
        };
        var scenario = new Option<string>("--scenario") { HelpName = "FILE", Description = "What happens, and what must come of it: a JSON file.", Required = true };
        var seed = new Option<ulong>("--seed") { HelpName = "N", Description = "Decides order, ids and latencies. The same seed gives the same run.", DefaultValueFactory = _ => 1 };
        var faults = FaultsOption.Create("none");
        var most = Count.Of("--max-moments", new SimulationOptions().MaxMoments, "How much may happen before the run gives up as one that never comes to rest.");
        var trace = Choice.Of("--trace", TraceFormat.Tree, "How to show what happened.");
        var report = new Option<string>("--report") { HelpName = "FILE", Description = "Write the run as one HTML page to this file." };
        var bill = new Option<bool>("--bill") { Description = "Print what AWS would charge." };
        var json = new Option<bool>("--json") { Description = "Print JSON for machines." };
        var quiet = new Option<bool>("--quiet") { Description = "Print the expectations only." };

        var command = new Command("simulate", "Runs a scenario on the synthesized stacks and checks what came of it.") { folder, scenario, seed, faults, most, trace, report, bill, json, quiet };
        command.SetAction((parsed, cancellation) => Guard.Run(terminal, () => Run(terminal, new SimulateOptions
        {
            Folder = parsed.GetValue(folder)!,
            Scenario = parsed.GetValue(scenario)!,
            Seed = parsed.GetValue(seed),
            Faults = parsed.GetValue(faults)!,
            MaxMoments = parsed.GetValue(most),
            Trace = parsed.GetValue(trace),
            Report = parsed.GetValue(report),
            Bill = parsed.GetValue(bill),
            Json = parsed.GetValue(json),
            Quiet = parsed.GetValue(quiet),
        }, cancellation)));
        return command;
    }

    private static async Task<int> Run(Terminal terminal, SimulateOptions options, CancellationToken cancellation)
    {
        var scenario = Scenario.Load(options.Scenario);
        var assembly = await new AssemblySource(terminal).Find(options.Folder, showProgress: !options.Json && !options.Quiet, cancellation).ConfigureAwait(false);
        var simulation = Simulation.Load(assembly, options.Simulation);
        var result = scenario.Run(simulation);
        if (options.Report is { } file) await OutputFile.Write(file, HtmlReport.Of(simulation, Path.GetFileName(scenario.Name), result), cancellation).ConfigureAwait(false);
        if (options.Json) await terminal.Out.WriteLineAsync(JsonReport.Of(simulation, result, options).AsMemory(), cancellation).ConfigureAwait(false);
        else new ConsoleReport(terminal.Console).Write(simulation, result, options);
        return result.Holds ? ExitCodes.Holds : ExitCodes.DoesNotHold;
    }
}

using System.Globalization;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Scenarios;
using EventPatterns.Tool.Commands;
using Spectre.Console;

namespace EventPatterns.Tool.Rendering;

/// <summary>What a person sees: the stacks, what caused what, the expectations, the seed.</summary>
internal sealed class ConsoleReport(IAnsiConsole console)
{
    public void Write(Simulation simulation, ScenarioResult result, SimulateOptions options)
    {
        if (!options.Quiet)
        {
            WriteStacks(simulation);
            WriteTrace(simulation, options);
            WriteRefusals(simulation);
        }
        WriteVerdicts(result);
        if (options.Bill) console.Profile.Out.Writer.WriteLine(simulation.Bill);
        var held = result.Verdicts.Count(v => v.Holds);
        console.MarkupLineInterpolated($"[bold]{held} of {result.Verdicts.Count} expectations hold[/]; seed {options.Seed}, {simulation.Struck.Count} faults, {simulation.Trace.Moments.Count} moments, {Duration(simulation)} of virtual time");
    }

    private void WriteStacks(Simulation simulation)
    {
        foreach (var stack in simulation.Assembly.Stacks)
        {
            var resources = simulation.Assembly.Resources.Count(r => r.Stack == stack);
            console.MarkupLineInterpolated($"[bold]{stack.Name}[/]  {resources} resources in {stack.Place.Account}/{stack.Place.Region}");
        }
        foreach (var kind in simulation.Inert.GroupBy(r => r.Type).OrderBy(g => g.Key, StringComparer.Ordinal))
            console.MarkupLineInterpolated($"[grey]not simulated: {kind.Key} ({kind.Count()})[/]");
        console.WriteLine();
    }

    private void WriteTrace(Simulation simulation, SimulateOptions options)
    {
        var tree = new TraceTree(console, simulation.Trace.Words);
        switch (options.Trace)
        {
            case TraceFormat.Tree: tree.Write(new Story(simulation.Trace.Words).Tell(simulation.Trace)); break;
            case TraceFormat.Full: tree.Write(TraceTree.EveryMoment(simulation.Trace)); break;
            case TraceFormat.Mermaid: console.Profile.Out.Writer.WriteLine(simulation.Trace.AsMermaid()); break;
            case TraceFormat.Json: console.Profile.Out.Writer.WriteLine(JsonReport.Trace(simulation).ToIndentedString()); break;
            case TraceFormat.None: return;
        }
        console.WriteLine();
    }

    private void WriteRefusals(Simulation simulation)
    {
        foreach (var reason in simulation.Trace.Refusals.Select(r => r.Note).Distinct())
            console.MarkupLineInterpolated($"[red]refused by IAM:[/] {reason}");
    }

    private void WriteVerdicts(ScenarioResult result)
    {
        foreach (var verdict in result.Verdicts)
        {
            if (verdict.Holds) console.MarkupLineInterpolated($"[green]✓[/] {verdict.Expectation}");
            else console.MarkupLineInterpolated($"[red]✗[/] {verdict.Expectation}  [red]found {verdict.Found}[/]");
        }
    }

    private static string Duration(Simulation simulation) =>
        (simulation.Now - simulation.Start).ToString(@"d\.hh\:mm\:ss\.fff", CultureInfo.InvariantCulture) is var time && time.StartsWith("0.", StringComparison.Ordinal) ? time[2..] : time;
}

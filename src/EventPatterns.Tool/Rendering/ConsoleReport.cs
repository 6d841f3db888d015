using EventPatterns.Simulator;
using EventPatterns.Simulator.Scenarios;
using EventPatterns.Simulator.Traces;
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
        console.MarkupLineInterpolated($"[bold]{held} of {result.Verdicts.Count} expectations hold[/]; seed {options.Seed}, {simulation.Trace.Moments.Count} moments, {Duration(simulation)} of virtual time");
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
        if (options.Trace == TraceFormat.Json) console.Profile.Out.Writer.WriteLine(JsonReport.Trace(simulation).ToIndentedString());
        if (options.Trace == TraceFormat.Mermaid) console.Profile.Out.Writer.WriteLine(simulation.Trace.AsMermaid());
        if (options.Trace != TraceFormat.Tree) return;
        var words = simulation.Trace.Words;
        foreach (var root in TraceNode.Of(simulation.Trace))
        {
            var tree = new Tree(Line(root, words)) { Guide = TreeGuide.Line };
            foreach (var effect in root.Effects) Add(tree, effect, words);
            console.Write(tree);
        }
        console.WriteLine();
    }

    private static void Add(IHasTreeNodes parent, TraceNode node, MomentWords words)
    {
        var child = parent.AddNode(Line(node, words));
        foreach (var effect in node.Effects) Add(child, effect, words);
    }

    private static string Line(TraceNode node, MomentWords words)
    {
        var outcome = MomentWords.Outcome(node.Moment);
        return $"[grey]{words.Time(node.Moment)}[/]  {Markup.Escape(words.What(node.Moment))}"
            + (outcome.Length == 0 ? "" : $"[yellow]{Markup.Escape(outcome)}[/]");
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

    private static string Duration(Simulation simulation) => (simulation.Now - simulation.Start).ToString("c");
}

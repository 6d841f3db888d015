using System.Globalization;
using System.Text.RegularExpressions;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Scenarios;
using EventPatterns.Tool.Commands;
using Spectre.Console;

namespace EventPatterns.Tool.Rendering;

/// <summary>What a person sees: the stacks, what caused what, the expectations, the seed.</summary>
internal sealed partial class ConsoleReport(IAnsiConsole console)
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
        if (options.Bill) WriteBill(simulation.Bill.ToString());
        var held = result.Verdicts.Count(v => v.Holds);
        new StyledText()
            .Add($"{held} of {result.Verdicts.Count} expectations hold", "bold")
            .Add($"; seed {options.Seed}, {simulation.Struck.Count} faults, {simulation.Trace.Moments.Count} moments, {Duration(simulation)} of virtual time")
            .WriteTo(console);
    }

    /// <summary>A line that goes on does so beneath its own words, to the right of the dollars.</summary>
    private void WriteBill(string bill)
    {
        foreach (var line in bill.TrimEnd('\n').Split('\n'))
            new StyledText().Add(line).WriteTo(console, Amount().Match(line) is { Success: true } amount ? amount.Length + 2 : 2);
        console.WriteLine();
    }

    [GeneratedRegex(@"^ *(\$?[\d.,]+)? {2,}")]
    private static partial Regex Amount();

    private void WriteStacks(Simulation simulation)
    {
        foreach (var stack in simulation.Assembly.Stacks)
        {
            var resources = simulation.Assembly.Resources.Count(r => r.Stack == stack);
            new StyledText().Add(stack.Name, "bold").Add($"  {resources} resources in {stack.Place.Account}/{stack.Place.Region}").WriteTo(console);
        }
        var inert = simulation.Inert.GroupBy(r => r.Type).OrderBy(g => g.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} ({kind.Count()})").ToList();
        if (inert.Count > 0) new StyledText().Add($"not simulated: {string.Join(", ", inert)}", "grey").WriteTo(console);
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
            new StyledText().Add("refused by IAM: ", "red").Add(reason ?? "").WriteTo(console);
    }

    private void WriteVerdicts(ScenarioResult result)
    {
        foreach (var verdict in result.Verdicts)
        {
            var line = new StyledText().Add(verdict.Holds ? "✓" : "✗", verdict.Holds ? "green" : "red").Add($" {verdict.Expectation}");
            if (!verdict.Holds) line.Add($"  found {verdict.Found}", "red");
            line.WriteTo(console);
        }
    }

    private static string Duration(Simulation simulation) =>
        (simulation.Now - simulation.Start).ToString(@"d\.hh\:mm\:ss\.fff", CultureInfo.InvariantCulture) is var time && time.StartsWith("0.", StringComparison.Ordinal) ? time[2..] : time;
}

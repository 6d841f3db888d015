using System.Globalization;
using System.Text;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Traces;

namespace EventPatterns.Simulator.Reports.Flows;

/// <summary>The part of a report that shows workflows across domains, one picture an execution. Without one it is empty.</summary>
internal static class FlowSection
{
    private const string Legend = """
        <ul class="legend" aria-label="Legend">
          <li><i class="dot workflow"></i>state</li><li><i class="dot undo"></i>state that only a failure leads to</li><li><i class="dot event"></i>event</li>
          <li><i class="arc succeeded"></i>token that let the step succeed</li><li><i class="arc failed"></i>token that failed it</li>
        </ul>
        """;

    public static string Of(Simulation simulation)
    {
        var reader = new FlowReader(simulation);
        var flows = reader.Read();
        if (flows.Count == 0) return "";
        var section = new StringBuilder("<section aria-labelledby=\"flows-title\">\n<h2 id=\"flows-title\">Workflows across stacks</h2>\n");
        section.Append(CultureInfo.InvariantCulture, $"<p class=\"hint\">{flows.Count} of {reader.Count} that waited for a task token. A lane for each stack; a mark leads to its moment.</p>\n{Legend}\n");
        foreach (var flow in flows) Append(section, simulation, flow, isOpen: flow == flows[0]);
        return section.Append("</section>\n").ToString();
    }

    private static void Append(StringBuilder section, Simulation simulation, Flow flow, bool isOpen)
    {
        var words = simulation.Trace.Words;
        var title = $"{words.Name(Actors.MachineOf(flow.Execution))}, {flow.Execution.Split(':')[^1][..Math.Min(8, flow.Execution.Split(':')[^1].Length)]}: {flow.Tokens.Count} tokens";
        section.Append(CultureInfo.InvariantCulture, $"<details{(isOpen ? " open" : "")}><summary>{Page.Encode(title)}</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Page.Encode(title)}; it scrolls\">\n");
        section.Append(new FlowDrawing(flow, Line).Draw()).Append("</div></details>\n");

        string Line(Moment moment) => $"{words.Time(moment)} {words.What(moment)}";
    }
}

using System.CommandLine;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Graphs;
using EventPatterns.Tool.Synthesis;

namespace EventPatterns.Tool.Commands;

/// <summary><c>event-patterns graph [DIR]</c>.</summary>
internal static class GraphCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "A cloud assembly (cdk.out), or a folder with a cdk.json, whose app is run first.",
            DefaultValueFactory = _ => ".",
        };
        var format = Choice.Of("--format", GraphFormat.Mermaid, "How to draw it.");
        var command = new Command("graph", "Draws who publishes, who hears and through which rules, from the templates alone.") { folder, format };
        command.SetAction((parsed, cancellation) => Guard.Run(terminal, () => Run(terminal, parsed.GetValue(folder)!, parsed.GetValue(format), cancellation)));
        return command;
    }

    private static async Task<int> Run(Terminal terminal, string folder, GraphFormat format, CancellationToken cancellation)
    {
        var assembly = await new AssemblySource(terminal).Find(folder, showProgress: false, cancellation).ConfigureAwait(false);
        var loaded = CloudAssembly.Load(assembly);
        var graph = StackGraph.Of(loaded);
        await terminal.Out.WriteAsync((format switch
        {
            GraphFormat.Svg => graph.AsSvg(),
            GraphFormat.Html => graph.AsHtml(string.Join(", ", loaded.Stacks.Select(s => s.Name))),
            _ => graph.AsMermaid(),
        }).AsMemory(), cancellation).ConfigureAwait(false);
        return ExitCodes.Holds;
    }
}

/// <summary>How a graph is drawn.</summary>
internal enum GraphFormat
{
    /// <summary>A Mermaid flowchart.</summary>
    Mermaid,

    /// <summary>A picture.</summary>
    Svg,

    /// <summary>One page that needs nothing else.</summary>
    Html,
}

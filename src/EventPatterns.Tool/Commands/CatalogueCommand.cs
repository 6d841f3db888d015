using System.CommandLine;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Catalogues;
using EventPatterns.Tool.Synthesis;

namespace EventPatterns.Tool.Commands;

/// <summary><c>event-patterns catalogue [DIR]</c>.</summary>
internal static class CatalogueCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "A cloud assembly (cdk.out), or a folder with a cdk.json, whose app is run first.",
            DefaultValueFactory = _ => ".",
        };
        var command = new Command("catalogue", "Lists the events of the schema registries: who publishes, who hears, the members, an example. Markdown.") { folder };
        command.SetAction((parsed, cancellation) => Guard.Run(terminal, () => Run(terminal, parsed.GetValue(folder)!, cancellation)));
        return command;
    }

    private static async Task<int> Run(Terminal terminal, string folder, CancellationToken cancellation)
    {
        var assembly = await new AssemblySource(terminal).Find(folder, showProgress: false, cancellation).ConfigureAwait(false);
        var page = EventCatalogue.Of(CloudAssembly.Load(assembly)).AsMarkdown();
        await terminal.Out.WriteAsync(page.AsMemory(), cancellation).ConfigureAwait(false);
        return ExitCodes.Holds;
    }
}

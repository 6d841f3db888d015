using System.CommandLine;
using System.CommandLine.Parsing;
using EventPatterns.Tool.Commands.Circuits;

namespace EventPatterns.Tool.Commands;

/// <summary>The whole command line.</summary>
internal static class EventPatternsCommand
{
    /// <summary>Runs one command and returns its exit code.</summary>
    public static Task<int> Run(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Simulates event-driven CDK apps from their templates, on a virtual clock, without an account.")
        {
            SimulateCommand.Create(terminal),
            ProveCommand.Create(terminal),
            GraphCommand.Create(terminal),
            CatalogueCommand.Create(terminal),
            CircuitCommand.Create(terminal),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0) return Refuse(parsed, terminal);
        return parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error });
    }

    /// <summary>System.CommandLine would print the whole help and exit with 1, which means here that an expectation does not hold.</summary>
    private static async Task<int> Refuse(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors) await terminal.Complain($"error: {error.Message}").ConfigureAwait(false);
        await terminal.Complain($"`event-patterns{Path(parsed.CommandResult)} --help` lists what it takes.").ConfigureAwait(false);
        return ExitCodes.WrongInput;
    }

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : "";
}

using EventPatterns.Tool.Rendering;
using Spectre.Console;

namespace EventPatterns.Tool;

/// <summary>Where a command writes: to a person's terminal, or to a file or pipe.</summary>
internal sealed class Terminal
{
    /// <summary>A file has no edge to wrap at.</summary>
    private const int Unwrapped = 10_000;

    private readonly int _errorWidth;

    public Terminal(TextWriter output, TextWriter error)
    {
        var target = new AnsiConsoleOutput(output);
        IsTerminal = target.IsTerminal;
        (Out, Error) = (output, error);
        var complaints = new AnsiConsoleOutput(error);
        _errorWidth = complaints.IsTerminal ? complaints.Width : Unwrapped;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!IsTerminal) Console.Profile.Width = Unwrapped;
    }

    /// <summary>What a person reads, with colours where there is a terminal.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>What a machine reads.</summary>
    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public bool IsTerminal { get; }

    /// <summary>Writes a line for a person, broken where a terminal ends.</summary>
    public Task Say(string line) => Out.WriteLineAsync(LineBreaks.Wrap(line, Console.Profile.Width, hang: 2));

    /// <summary>Writes what is wrong, broken where a terminal ends.</summary>
    public Task Complain(string line) => Error.WriteLineAsync(LineBreaks.Wrap(line, _errorWidth, hang: 2));
}

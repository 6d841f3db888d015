using Spectre.Console;

namespace EventPatterns.Tool;

/// <summary>Where a command writes: to a person's terminal, or to a file or pipe.</summary>
internal sealed class Terminal
{
    /// <summary>A file has no edge to wrap at.</summary>
    private const int Unwrapped = 10_000;

    public Terminal(TextWriter output, TextWriter error)
    {
        var target = new AnsiConsoleOutput(output);
        IsTerminal = target.IsTerminal;
        (Out, Error) = (output, error);
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
}

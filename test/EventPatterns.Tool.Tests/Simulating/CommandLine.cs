using EventPatterns.Tool.Commands;

namespace EventPatterns.Tool.Tests.Simulating;

/// <summary>The command as a script meets it: arguments in; exit code, output and errors out.</summary>
internal static class CommandLine
{
    public static async Task<Outcome> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await EventPatternsCommand.Run(arguments, new Terminal(output, error));
        return new Outcome(code, output.ToString(), error.ToString());
    }

    public static Task<Outcome> Simulate(string folder, string scenario, params string[] more) =>
        Run(["simulate", folder, "--scenario", scenario, .. more]);
}

internal sealed record Outcome(int Code, string Output, string Error)
{
    /// <summary>Wrong input: exit code 2, nothing on the standard output, and one line that says all of it.</summary>
    public void IsRefused(params string[] words)
    {
        Assert.Equal(2, Code);
        Assert.Empty(Output);
        var line = Assert.Single(Error.TrimEnd().Split('\n'));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
    }
}

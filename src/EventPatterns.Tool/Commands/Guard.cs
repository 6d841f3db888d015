using System.Globalization;
using System.Text.RegularExpressions;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Tool.Commands;

/// <summary>Turns what the user gave wrong into a clear line and exit code 2. Anything else is a bug, and shows as one.</summary>
internal static partial class Guard
{
    public static async Task<int> Run(Terminal terminal, Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is InputException or ScenarioException or SimulationException or IOException or UnauthorizedAccessException)
        {
            await terminal.Complain($"error: {Place().Replace(wrong.Message, CountedFromOne)}").ConfigureAwait(false);
            return ExitCodes.WrongInput;
        }
        catch (OutOfMemoryException)
        {
            // A text of .NET's ends at two gigabytes, whatever the machine has.
            await terminal.Complain("error: So much happened that its report does not fit into memory: end the run sooner (\"until\" in the scenario), or ask for less (--trace none, no --json, no --report).").ConfigureAwait(false);
            return ExitCodes.WrongInput;
        }
    }

    /// <summary>.NET counts the lines of a JSON text from zero, editors from one.</summary>
    private static string CountedFromOne(Match place) =>
        string.Create(CultureInfo.InvariantCulture, $"Line {Number(place, 1) + 1}, byte {Number(place, 2) + 1}.");

    private static int Number(Match place, int group) => int.Parse(place.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"LineNumber: (\d+) \| BytePositionInLine: (\d+)\.")]
    private static partial Regex Place();
}

using EventPatterns.Simulator;
using EventPatterns.Simulator.Scenarios;

namespace EventPatterns.Tool.Commands;

/// <summary>Turns what the user gave wrong into a clear line and exit code 2. Anything else is a bug, and shows as one.</summary>
internal static class Guard
{
    public static async Task<int> Run(Terminal terminal, Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is InputException or ScenarioException or SimulationException or IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"error: {wrong.Message}").ConfigureAwait(false);
            return ExitCodes.WrongInput;
        }
    }
}

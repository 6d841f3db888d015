using System.Text.Json;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Reading;

/// <summary>Reads the JSON files of a cloud assembly, and says what is wrong with one.</summary>
internal static class AssemblyFile
{
    private const string Advice = "Run `cdk synth` again, and name the folder it writes (cdk.out).";

    /// <summary>The object that the file holds.</summary>
    /// <exception cref="SimulationException">The file is missing, unreadable or no JSON object.</exception>
    public static JsonMap Read(string path, string what)
    {
        try
        {
            return Json.Parse(File.ReadAllBytes(path).AsSpan() switch
            {
                [0xEF, 0xBB, 0xBF, .. var rest] => rest,
                var whole => whole,
            }) as JsonMap ?? throw Wrong(path, $"{what} must be a JSON object");
        }
        catch (JsonException broken)
        {
            throw new SimulationException($"{path}: {what} is not valid JSON: {broken.Message} {Advice}", broken);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException($"{path}: {what} can't be read: {missing.Message} {Advice}", missing);
        }
    }

    /// <summary>An error about the contents of a file.</summary>
    public static SimulationException Wrong(string path, string what) => new($"{path}: {what}. {Advice}");
}

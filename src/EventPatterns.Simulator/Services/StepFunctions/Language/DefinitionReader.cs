using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using EventPatterns.Simulator.Services.StepFunctions.Validation;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>Reads a definition once into typed states, and tells all that is wrong with it.</summary>
internal sealed class DefinitionReader(bool express, IJsonataEngine? engine)
{
    private static readonly HashSet<string> Known = ["Comment", "StartAt", "States", "TimeoutSeconds", "Version", "QueryLanguage"];

    /// <summary>Reads a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="findings">What is wrong with it; empty where nothing is.</param>
    /// <returns>The machine; null where anything is wrong.</returns>
    public StateMachine? Read(Json definition, out IReadOnlyList<Diagnostic> findings)
    {
        var found = new List<Diagnostic>();
        findings = found;
        if (definition is not JsonMap map)
        {
            found.Add(new Diagnostic(Diagnostic.Schema, "Definition must be a valid JSON object", null));
            return null;
        }
        var fields = new Fields(map, "", found);
        foreach (var name in map.Names.Where(name => !Known.Contains(name))) fields.Wrong($"Field '{name}' is not supported", name);
        if (fields.Text("Version") is { } version and not "1.0") fields.Wrong($"Version '{version}' is not supported", "Version");
        var language = Languages.Read(fields) ?? QueryLanguage.JsonPath;
        var states = new GraphReader(new StateReader(express, language, engine)).Read(fields);
        var seconds = fields.Whole("TimeoutSeconds", 1);
        if (found.Count > 0 || states is null) return null;
        return new StateMachine { Definition = definition, States = states, Timeout = seconds is null ? null : TimeSpan.FromSeconds(seconds.Value) };
    }
}

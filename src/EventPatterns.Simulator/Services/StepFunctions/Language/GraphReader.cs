using EventPatterns.Simulator.Services.StepFunctions.Validation;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>Reads <c>StartAt</c> and <c>States</c> of a machine, a branch or an item's processor.</summary>
internal sealed class GraphReader(StateReader reader)
{
    private static readonly string[] Required = ["StartAt", "States"];

    public StateGraph? Read(Fields fields)
    {
        string[] missing = [.. Required.Where(name => !fields.Has(name))];
        if (missing.Length > 0) fields.Wrong($"These fields are required: [{string.Join(", ", missing)}]");
        var start = fields.Text("StartAt");
        if (fields.Object("States") is not { } all) return null;
        if (all.Map.Count == 0) fields.Wrong("A state machine needs at least one state", "States");
        var states = new Dictionary<string, State>(StringComparer.Ordinal);
        foreach (var name in all.Map.Names)
        {
            if (name.Length > 80) all.Wrong("A state's name must not be longer than 80 characters", name);
            if (all.Object(name) is { } state && reader.Read(name, state, this) is { } read) states.Add(name, read);
        }
        if (start is null || fields.Findings.Count > 0) return null;
        TransitionCheck.Run(start, states, fields);
        return states.ContainsKey(start) ? new StateGraph(start, states) : null;
    }
}

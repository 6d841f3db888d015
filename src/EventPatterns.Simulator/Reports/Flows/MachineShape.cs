using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions;

namespace EventPatterns.Simulator.Reports.Flows;

/// <summary>What a state machine's definition says of its states: which wait for a task token, and which stand behind a Catch alone.</summary>
internal sealed class MachineShape
{
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> _caught = new(StringComparer.Ordinal);

    public MachineShape(Resource machine)
    {
        if (Json.TryParse(StateMachineProvisioner.Definition(machine), out var definition)) Read(definition, isCaught: false);
    }

    /// <summary>Whether the state hands a task token out and waits for it.</summary>
    public bool Waits(string state) => _waiting.Contains(state);

    /// <summary>Whether only a failure leads to the state: in a saga, its compensation.</summary>
    public bool IsCaught(string state) => _caught.Contains(state);

    private void Read(Json level, bool isCaught)
    {
        if (level["States"] is not JsonMap states) return;
        var ordinary = ReachedFrom(level.TextOf("StartAt"), states);
        foreach (var (name, state) in states)
        {
            var caught = isCaught || !ordinary.Contains(name);
            if (caught) _caught.Add(name);
            if (state.TextOf("Resource")?.EndsWith(".waitForTaskToken", StringComparison.Ordinal) == true) _waiting.Add(name);
            foreach (var branch in state.ListOf("Branches").Append(state["ItemProcessor"] ?? Json.Null).Append(state["Iterator"] ?? Json.Null)) Read(branch, caught);
        }
    }

    private static HashSet<string> ReachedFrom(string? start, JsonMap states)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string?>([start]);
        while (open.TryDequeue(out var name))
        {
            if (name is null || states[name] is not { } state || !reached.Add(name)) continue;
            foreach (var successor in Successors(state)) open.Enqueue(successor);
        }
        return reached;
    }

    private static IEnumerable<string?> Successors(Json state) =>
        state.ListOf("Choices").Select(choice => choice.TextOf("Next")).Append(state.TextOf("Next")).Append(state.TextOf("Default"));
}

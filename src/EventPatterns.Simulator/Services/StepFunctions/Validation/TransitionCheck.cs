using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Validation;

/// <summary>Checks that transitions lead to states and that every state can be reached.</summary>
internal static class TransitionCheck
{
    public static void Run(string start, IReadOnlyDictionary<string, State> states, Fields graph)
    {
        if (!states.ContainsKey(start))
        {
            Missing(graph, $"Missing 'StartAt' target: {start}", $"{graph.Place}/StartAt");
            return;
        }
        var reached = new HashSet<string>(StringComparer.Ordinal) { start };
        var pending = new Stack<string>([start]);
        while (pending.TryPop(out var name))
            foreach (var (target, field) in Targets(states[name]))
            {
                if (!states.ContainsKey(target)) Missing(graph, $"Missing '{field.Split('/')[^1]}' target: {target}", $"{graph.Place}/States/{name}/{field}");
                else if (reached.Add(target)) pending.Push(target);
            }
        foreach (var name in states.Keys.Where(name => !reached.Contains(name)))
            Missing(graph, $"State \"{name}\" is not reachable.", $"{graph.Place}/States/{name}");
    }

    private static void Missing(Fields graph, string message, string place) =>
        graph.Findings.Add(new Diagnostic(Diagnostic.MissingTarget, message, place));

    private static IEnumerable<(string Target, string Field)> Targets(State state)
    {
        if (state.Next is not null) yield return (state.Next, "Next");
        if (state is ChoiceState choice)
        {
            if (choice.Default is not null) yield return (choice.Default, "Default");
            for (var at = 0; at < choice.Rules.Count; at++) yield return (choice.Rules[at].Next, $"Choices[{at}]/Next");
        }
        if (state is not GuardedState guarded) yield break;
        for (var at = 0; at < guarded.Catch.Count; at++) yield return (guarded.Catch[at].Next, $"Catch[{at}]/Next");
    }
}

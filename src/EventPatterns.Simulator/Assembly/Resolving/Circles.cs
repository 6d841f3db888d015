namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>CloudFormation refuses resources that need each other in a circle, even where their names are known.</summary>
internal static class Circles
{
    public static void Refuse(Stack stack, IReadOnlyDictionary<string, Draft> drafts)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in drafts.Keys) Walk(id, [], done);

        void Walk(string id, List<string> trail, HashSet<string> finished)
        {
            if (finished.Contains(id) || !drafts.TryGetValue(id, out var draft)) return;
            if (trail.Contains(id))
                throw new SimulationException($"Stack {stack.Path}: circular dependency between resources: {string.Join(" -> ", trail.SkipWhile(t => t != id).Append(id))}. Remove one of the references or DependsOn.");
            trail.Add(id);
            foreach (var needed in draft.Needs) Walk(needed, trail, finished);
            trail.RemoveAt(trail.Count - 1);
            finished.Add(id);
        }
    }
}

using EventPatterns.Simulator.Traces;

namespace EventPatterns.Tool.Rendering;

/// <summary>Ways through trees of moments that need no more stack the deeper these are.</summary>
internal static class TraceNodes
{
    /// <summary>All nodes of the trees, each after all that it brought about.</summary>
    public static IEnumerable<TraceNode> EffectsFirst(this IReadOnlyList<TraceNode> roots)
    {
        var causesFirst = new List<TraceNode>(roots);
        for (var at = 0; at < causesFirst.Count; at++) causesFirst.AddRange(causesFirst[at].Effects);
        return causesFirst.AsEnumerable().Reverse();
    }
}

namespace EventPatterns.Simulator.Graphs;

/// <summary>A resource that events pass through.</summary>
/// <param name="Name">The construct path; a host's URL or a role's path where no construct stands for it.</param>
/// <param name="Kind">What it is, in a word or two: <c>event bus</c>, <c>queue</c>, <c>workflow</c>.</param>
public sealed record GraphNode(string Name, string Kind);

/// <summary>A way that events or calls take.</summary>
/// <param name="From">The name of the node that sends.</param>
/// <param name="To">The name of the node that receives.</param>
/// <param name="Kind">What the way is.</param>
/// <param name="Labels">The events that take it, or the rules that lead there; in order, each once.</param>
public sealed record GraphEdge(string From, string To, EdgeKind Kind, IReadOnlyList<string> Labels);

/// <summary>The kinds of ways.</summary>
public enum EdgeKind
{
    /// <summary>Puts events on a bus.</summary>
    Publishes,

    /// <summary>A rule brings events of a bus to a target.</summary>
    Hears,

    /// <summary>Hands on: a pipe, a subscription, an API, a destination's connection to its host.</summary>
    Delivers,

    /// <summary>A workflow's task works with it.</summary>
    Uses,

    /// <summary>Takes what could not be delivered.</summary>
    DeadLetters,
}

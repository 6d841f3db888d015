using EventPatterns.Simulator.Assembly;

namespace EventPatterns.Simulator.Graphs;

/// <summary>
/// Who publishes, who hears and through which rules, read from the templates alone: rules, pipes, subscriptions, API
/// integrations, schedules, the definitions of workflows, and what IAM allows the roles of everything else.
/// </summary>
public sealed class StackGraph
{
    internal StackGraph(IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphEdge> edges) => (Nodes, Edges) = (nodes, edges);

    /// <summary>What events pass through, in the order of the templates.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>The ways between them, one for each kind and pair of ends.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>Reads the graph of an assembly.</summary>
    public static StackGraph Of(CloudAssembly assembly) => new GraphReader(assembly).Read();

    /// <summary>The graph as a Mermaid flowchart: https://mermaid.js.org.</summary>
    public string AsMermaid() => Flowchart.Of(this);

    /// <summary>The graph as an SVG picture that follows the viewer's light or dark scheme.</summary>
    public string AsSvg() => SvgDrawing.Of(this, LayeredLayout.Of(this));

    /// <summary>The graph as one HTML page that needs nothing else.</summary>
    /// <param name="title">The title of the page.</param>
    public string AsHtml(string title) => Reports.Page.Graph(title, this);
}

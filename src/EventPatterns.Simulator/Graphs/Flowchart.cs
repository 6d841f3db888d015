using System.Globalization;
using System.Text;

namespace EventPatterns.Simulator.Graphs;

/// <summary>A graph as a Mermaid flowchart.</summary>
internal static class Flowchart
{
    public static string Of(StackGraph graph)
    {
        var ids = graph.Nodes.Select((node, at) => (node.Name, Id: $"n{at + 1}")).ToDictionary(n => n.Name, n => n.Id, StringComparer.Ordinal);
        var text = new StringBuilder("flowchart LR\n");
        foreach (var node in graph.Nodes)
        {
            var (open, close) = Shape(node.Kind);
            text.Append(CultureInfo.InvariantCulture, $"    {ids[node.Name]}{open}\"{Escape(node.Name)}<br/><small>{node.Kind}</small>\"{close}\n");
        }
        foreach (var edge in graph.Edges)
        {
            var label = edge.Labels.Count == 0 ? "" : $"|\"{Escape(string.Join(", ", edge.Labels))}\"|";
            text.Append(CultureInfo.InvariantCulture, $"    {ids[edge.From]} {Arrow(edge.Kind)}{label} {ids[edge.To]}\n");
        }
        return text.ToString();
    }

    private static (string Open, string Close) Shape(string kind) => kind switch
    {
        "event bus" => ("{{", "}}"),
        "table" or "log group" => ("[(", ")]"),
        "queue" or "topic" or "stream" => ("[[", "]]"),
        "workflow" or "function" => ("(", ")"),
        _ => ("[", "]"),
    };

    private static string Arrow(EdgeKind kind) => kind switch
    {
        EdgeKind.Publishes => "==>",
        EdgeKind.Uses or EdgeKind.DeadLetters => "-.->",
        _ => "-->",
    };

    private static string Escape(string text) => text.Replace("#", "#35;", StringComparison.Ordinal).Replace("\"", "#quot;", StringComparison.Ordinal);
}

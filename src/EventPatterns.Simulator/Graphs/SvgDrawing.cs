using System.Globalization;
using System.Net;
using System.Text;

namespace EventPatterns.Simulator.Graphs;

/// <summary>A graph as SVG. Colours are variables with a light and a dark scheme, so that a page may set its own.</summary>
internal static class SvgDrawing
{
    private const int LongestName = 25;
    private const int LongestLabel = 30;

    private const string Style = """
        .graph { --line: #6b7280; --ink: #16202c; --soft: #5b6675; --card: #ffffff; --edge: #b6bfca; --publish: #7c3aed; --hear: #0369a1; --dead: #b91c1c; --ground: #ffffff; font: 12px system-ui, sans-serif }
        @media (prefers-color-scheme: dark) { .graph { --line: #94a3b8; --ink: #e6ebf2; --soft: #a3b0c0; --card: #1b2430; --edge: #4a5768; --publish: #b794f6; --hear: #63b3ed; --dead: #f87171; --ground: #10161e } }
        .graph rect { fill: var(--card); stroke: var(--edge) } .graph text { fill: var(--ink) } .graph .kind { fill: var(--soft); font-size: 11px }
        .graph path { fill: none; stroke: var(--line); stroke-width: 1.4 } .graph .Publishes path { stroke: var(--publish) } .graph .Hears path { stroke: var(--hear) }
        .graph .Uses path { stroke-dasharray: 2 4 } .graph .DeadLetters path { stroke: var(--dead); stroke-dasharray: 6 4 }
        .graph .label { fill: var(--soft); font-size: 11px; paint-order: stroke; stroke: var(--ground); stroke-width: 4px; stroke-linejoin: round }
        """;

    public static string Of(StackGraph graph, LayeredLayout layout)
    {
        var below = layout.TotalHeight + BackRoom(graph, layout);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" viewBox=\"0 0 {layout.TotalWidth} {below}\" width=\"{layout.TotalWidth}\" height=\"{below}\" style=\"--natural: {layout.TotalWidth}px\" role=\"img\" aria-label=\"Who publishes and who hears\">\n<style>\n{Style}\n</style>\n");
        svg.Append("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" style=\"fill:context-stroke;stroke:none\"/></marker></defs>\n");
        var back = 0;
        var labels = new StringBuilder(); // over all ways, so that none crosses out what another says
        var places = new LabelPlaces();
        foreach (var edge in graph.Edges) Append(svg, labels, places, graph, edge, layout, IsBack(edge, layout) ? back++ : -1);
        svg.Append(labels);
        foreach (var node in graph.Nodes) Append(svg, node, layout[node.Name]);
        return svg.Append("</svg>\n").ToString();
    }

    private static int BackRoom(StackGraph graph, LayeredLayout layout) => graph.Edges.Count(e => IsBack(e, layout)) * 26;

    private static bool IsBack(GraphEdge edge, LayeredLayout layout) => layout[edge.To].X <= layout[edge.From].X;

    private static void Append(StringBuilder svg, StringBuilder texts, LabelPlaces places, StackGraph graph, GraphEdge edge, LayeredLayout layout, int back)
    {
        var (from, to) = (layout[edge.From], layout[edge.To]);
        var (path, label) = back < 0
            ? Forward(from, [.. layout.Stops(edge.From, edge.To), to], IsReadAtItsEnd(graph, edge))
            : Around(from, to, layout.TotalHeight + (back * 26));
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"edge {edge.Kind}\" data-from=\"{Encode(edge.From)}\" data-to=\"{Encode(edge.To)}\"><path d=\"{path}\" marker-end=\"url(#tip)\"/><title>{Encode($"{edge.From} to {edge.To}: {string.Join(", ", edge.Labels)}")}</title></g>\n");
        var labels = LabelsOf(edge, back);
        var bottom = places.Place(label.X, label.Y - 6, label.Anchor, labels);
        for (var line = 0; line < labels.Count; line++)
            texts.Append(CultureInfo.InvariantCulture, $"<text class=\"label\" text-anchor=\"{label.Anchor}\" x=\"{label.X}\" y=\"{bottom - ((labels.Count - 1 - line) * LabelPlaces.LineHeight)}\">{Encode(labels[line])}</text>\n");
    }

    /// <summary>What an edge says: three lines at most, or one where it runs beneath everything.</summary>
    private static IReadOnlyList<string> LabelsOf(GraphEdge edge, int back)
    {
        IReadOnlyList<string> labels = edge.Labels.Count > 3 ? [.. edge.Labels.Take(2), $"and {edge.Labels.Count - 2} more"] : edge.Labels;
        if (back >= 0) return labels.Count == 0 ? [] : [string.Join(", ", labels)];
        return [.. labels.Select(label => Shorten(label, LongestLabel))];
    }

    /// <summary>Ways that part are told apart at their ends, and ways that meet at their beginnings.</summary>
    private static bool IsReadAtItsEnd(StackGraph graph, GraphEdge edge) => graph.Edges.Count(e => e.From == edge.From) >= graph.Edges.Count(e => e.To == edge.To);

    /// <summary>From layer to layer, straight where it passes a stop; what it says stands in the first gap.</summary>
    private static (string Path, Label Label) Forward((int X, int Y) from, IReadOnlyList<(int X, int Y)> stops, bool readAtItsEnd)
    {
        const int Middle = LayeredLayout.Height / 2;
        var (x, y) = (from.X + LayeredLayout.Width, from.Y + Middle);
        var label = readAtItsEnd ? new Label(stops[0].X - 12, stops[0].Y + Middle, "end") : new Label(x + 8, y, "start");
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M{x} {y}"));
        foreach (var stop in stops)
        {
            var (nextY, bend) = (stop.Y + Middle, (stop.X - x) / 3);
            path.Append(CultureInfo.InvariantCulture, $"C{x + bend} {y} {x + bend} {nextY} {stop.X} {nextY}");
            (x, y) = (stop.X + LayeredLayout.Width, nextY);
            if (stop != stops[^1]) path.Append(CultureInfo.InvariantCulture, $"L{x} {y}");
        }
        return (path.ToString(), label);
    }

    /// <summary>A way back runs beneath everything, one under the other.</summary>
    private static (string Path, Label Label) Around((int X, int Y) from, (int X, int Y) to, int floor)
    {
        var (x1, y1, x2, y2) = (from.X + (LayeredLayout.Width / 2) + 20, from.Y + LayeredLayout.Height, to.X + (LayeredLayout.Width / 2) - 20, to.Y + LayeredLayout.Height);
        var path = string.Create(CultureInfo.InvariantCulture, $"M{x1} {y1}C{x1} {floor} {x1} {floor} {x1 - 40} {floor}L{x2 + 40} {floor}C{x2} {floor} {x2} {floor} {x2} {y2}");
        return (path, new Label((x1 + x2) / 2, floor + 2, "middle"));
    }

    private static void Append(StringBuilder svg, GraphNode node, (int X, int Y) place) => svg.Append(CultureInfo.InvariantCulture,
        $"<g class=\"node\" data-node=\"{Encode(node.Name)}\"><rect x=\"{place.X}\" y=\"{place.Y}\" width=\"{LayeredLayout.Width}\" height=\"{LayeredLayout.Height}\" rx=\"6\"/><text x=\"{place.X + 10}\" y=\"{place.Y + 19}\">{Encode(ShortenPath(node.Name))}</text><text class=\"kind\" x=\"{place.X + 10}\" y=\"{place.Y + 36}\">{node.Kind}</text><title>{Encode(node.Name)}</title></g>\n");

    /// <summary>The end of a path tells more than its beginning.</summary>
    private static string ShortenPath(string name) => name.Length <= LongestName ? name : "…" + name[^(LongestName - 1)..];

    private static string Shorten(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private sealed record Label(int X, int Y, string Anchor);
}

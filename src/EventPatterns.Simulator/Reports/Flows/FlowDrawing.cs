using System.Globalization;
using System.Text;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Reports.Flows;

/// <summary>A flow as SVG: stacks as lanes, time to the right, tokens as arcs.</summary>
internal sealed class FlowDrawing(Flow flow, Func<Moment, string> words)
{
    private const int Gutter = 130;
    private const int Column = 30;
    private const int LaneHeight = 130;
    private const int ArcRoom = 70;
    private const int LongestLabel = 24;

    // Where a lane's marks stand: its labels rise to the right of them.
    private const int MarkAt = 112;

    private readonly Dictionary<int, int> _columns = flow.Marks.Select((mark, at) => (mark.Moment.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);

    public string Draw()
    {
        var (width, height) = (Gutter + (flow.Marks.Count * Column) + 110, (flow.Lanes.Count * LaneHeight) + ArcRoom);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"flow\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"group\" aria-label=\"{Page.Encode($"{flow.Marks.Count} moments in {flow.Lanes.Count} lanes, {flow.Tokens.Count} tokens")}\">\n");
        for (var lane = 0; lane < flow.Lanes.Count; lane++) Lane(svg, lane, width);
        foreach (var token in flow.Tokens) Arc(svg, token);
        foreach (var mark in flow.Marks) Mark(svg, mark);
        return svg.Append("</svg>\n").ToString();
    }

    private void Lane(StringBuilder svg, int lane, int width)
    {
        var floor = Floor(lane) + (LaneHeight - MarkAt);
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"0\" x2=\"{width}\" y1=\"{floor}\" y2=\"{floor}\"/><text class=\"lane-name\" x=\"4\" y=\"{Floor(lane) + 4}\">{Page.Encode(flow.Lanes[lane])}</text>\n");
    }

    private void Arc(StringBuilder svg, FlowToken token)
    {
        var (from, to, y) = (X(token.Out), X(token.Back), Floor(0) + 8);
        var depth = y + Math.Min(ArcRoom - 10, 24 + ((to - from) / 8));
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"way {(token.Succeeded ? "succeeded" : "failed")}\" d=\"M{from} {y}C{from} {depth} {to} {depth} {to} {Y(token.Back) + 8}\"><title>{Page.Encode($"The token of {token.Out.What}, returned by {token.Back.What}")}</title></path>\n");
    }

    private void Mark(StringBuilder svg, FlowMark mark)
    {
        var (x, y, line) = (X(mark.Moment), Y(mark.Moment), Page.Encode(words(mark.Moment)));
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"mark {mark.Kind}\" data-moment=\"{mark.Moment.Id}\" role=\"button\" tabindex=\"0\" aria-label=\"{line}\"><title>{line}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x - 6}\" y=\"{y - 6}\" width=\"12\" height=\"12\" rx=\"{(mark.Kind is FlowMarkKind.Token or FlowMarkKind.Workflow ? 6 : 2)}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate({x + 3} {y - 10}) rotate(-45)\">{Page.Encode(Shorten(mark.Label))}</text></g>\n");
    }

    private static string Shorten(string label) => label.Length <= LongestLabel ? label : label[..(LongestLabel - 1)] + "…";

    private int X(Moment moment) => Gutter + (_columns[moment.Id] * Column) + 10;

    private int Y(Moment moment) => Floor(LaneOf(moment));

    private int LaneOf(Moment moment) => flow.Lanes.ToList().IndexOf(flow.Marks[_columns[moment.Id]].Lane);

    // The first lane has room for the arcs beneath.
    private static int Floor(int lane) => (lane * LaneHeight) + MarkAt + (lane > 0 ? ArcRoom : 0);
}

namespace EventPatterns.Simulator.Graphs;

/// <summary>Where the nodes of a drawing stand: in layers from left to right, so that most ways lead to the right and few cross.</summary>
internal sealed class LayeredLayout
{
    public const int Width = 190;
    public const int Height = 46;
    private const int ColumnGap = 190;
    private const int RowGap = 40;
    private const int Margin = 20;
    private const int Sweeps = 8;

    private readonly Dictionary<string, (int X, int Y)> _places = new(StringComparer.Ordinal);

    private readonly Dictionary<(string From, string To), List<string>> _stops;

    private LayeredLayout(List<List<string>> layers, Dictionary<(string From, string To), List<string>> stops)
    {
        _stops = stops;
        var tallest = layers.Count == 0 ? 0 : layers.Max(l => l.Count);
        for (var layer = 0; layer < layers.Count; layer++)
        {
            var top = (tallest - layers[layer].Count) * (Height + RowGap) / 2;
            for (var row = 0; row < layers[layer].Count; row++)
                _places[layers[layer][row]] = (Margin + (layer * (Width + ColumnGap)), Margin + top + (row * (Height + RowGap)));
        }
        TotalWidth = (2 * Margin) + (layers.Count * Width) + (Math.Max(0, layers.Count - 1) * ColumnGap);
        TotalHeight = (2 * Margin) + (tallest * Height) + (Math.Max(0, tallest - 1) * RowGap);
    }

    public int TotalWidth { get; }

    public int TotalHeight { get; }

    public (int X, int Y) this[string node] => _places[node];

    /// <summary>The places that a way passes between its ends, one in each layer that it skips: nothing else stands there.</summary>
    public IEnumerable<(int X, int Y)> Stops(string from, string to) => (_stops.GetValueOrDefault((from, to)) ?? []).Select(stop => _places[stop]);

    public static LayeredLayout Of(StackGraph graph)
    {
        var forward = Forward(graph);
        var layers = Layers(graph, forward);
        var stops = AddStops(layers, forward);
        var steps = forward.SelectMany(way => Steps([way.From, .. stops[way], way.To])).ToList();
        for (var sweep = 0; sweep < Sweeps; sweep++) Sort(layers, steps, leftToRight: sweep % 2 == 0);
        return new LayeredLayout(layers, stops);
    }

    private static IEnumerable<(string From, string To)> Steps(IReadOnlyList<string> way) => way.Zip(way.Skip(1));

    /// <summary>Keeps a place free in each layer that a way skips, so that it need not pass behind what stands there.</summary>
    private static Dictionary<(string From, string To), List<string>> AddStops(List<List<string>> layers, List<(string From, string To)> forward)
    {
        var layerOf = layers.SelectMany((layer, at) => layer.Select(node => (node, at))).ToDictionary(n => n.node, n => n.at, StringComparer.Ordinal);
        var stops = new Dictionary<(string, string), List<string>>();
        foreach (var (from, to) in forward)
        {
            var way = stops[(from, to)] = [];
            for (var layer = layerOf[from] + 1; layer < layerOf[to]; layer++)
            {
                way.Add($"{from}\n{to}\n{layer}");
                layers[layer].Add(way[^1]);
            }
        }
        return stops;
    }

    /// <summary>The ways without those that would close a circle, found by walking depth first in the graph's order.</summary>
    private static List<(string From, string To)> Forward(StackGraph graph)
    {
        var next = graph.Edges.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        var (done, open, forward) = (new HashSet<string>(), new HashSet<string>(), new List<(string, string)>());
        var sources = graph.Nodes.Select(n => n.Name).OrderBy(n => graph.Edges.Any(e => e.To == n) ? 1 : 0);
        foreach (var node in sources) Walk(node);
        return forward;

        void Walk(string node)
        {
            if (!done.Add(node)) return;
            open.Add(node);
            foreach (var to in next[node].Distinct())
            {
                if (open.Contains(to)) continue;
                forward.Add((node, to));
                Walk(to);
            }
            open.Remove(node);
        }
    }

    private static List<List<string>> Layers(StackGraph graph, List<(string From, string To)> forward)
    {
        var before = forward.ToLookup(e => e.To, e => e.From, StringComparer.Ordinal);
        var depth = new Dictionary<string, int>(StringComparer.Ordinal);
        int Depth(string node) => depth.TryGetValue(node, out var known) ? known : depth[node] = before[node].Select(b => Depth(b) + 1).DefaultIfEmpty(0).Max();
        return [.. graph.Nodes.GroupBy(n => Depth(n.Name)).OrderBy(g => g.Key).Select(g => g.Select(n => n.Name).ToList())];
    }

    /// <summary>Orders each layer by the middle of what its nodes are linked to in the layers before (or after) it.</summary>
    private static void Sort(List<List<string>> layers, List<(string From, string To)> forward, bool leftToRight)
    {
        var neighbours = leftToRight
            ? forward.ToLookup(e => e.To, e => e.From, StringComparer.Ordinal)
            : forward.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        var rows = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var layer in layers) Place(layer);
        foreach (var layer in leftToRight ? layers : layers.AsEnumerable().Reverse())
        {
            var sorted = layer.OrderBy(n => neighbours[n].Select(o => rows[o]).DefaultIfEmpty(rows[n]).Average()).ToList();
            layer.Clear();
            layer.AddRange(sorted);
            Place(layer);
        }

        void Place(List<string> layer)
        {
            for (var row = 0; row < layer.Count; row++) rows[layer[row]] = row - ((layer.Count - 1) / 2.0);
        }
    }
}

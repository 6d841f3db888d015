using System.Globalization;
using System.Text;

namespace EventPatterns.Simulator.Traces;

/// <summary>
/// Trees of moments as text. Causes and effects may be a chain without end, and indentation can't: what stands at the deepest
/// level and brought more about gets a number, and goes on under that number at the left margin, after its tree.
/// </summary>
internal sealed class TreeText(MomentWords words)
{
    private const int Levels = 40;

    private readonly StringBuilder _text = new();
    private readonly Queue<TraceNode> _deeper = new();
    private int _numbered;

    public string Of(IEnumerable<TraceNode> roots)
    {
        var continued = 0;
        foreach (var root in roots)
        {
            Append(root, "", "", 0);
            while (_deeper.TryDequeue(out var node))
            {
                _text.Append(CultureInfo.InvariantCulture, $"[{++continued}] continues ");
                Append(node, "", "", 0);
            }
        }
        return _text.ToString();
    }

    private void Append(TraceNode node, string first, string rest, int level)
    {
        _text.Append(first).Append(words.Line(node.Moment));
        if (level == Levels && node.Effects.Count > 0)
        {
            _deeper.Enqueue(node);
            _text.Append(CultureInfo.InvariantCulture, $"  goes on at [{++_numbered}]\n");
            return;
        }
        _text.Append('\n');
        for (var at = 0; at < node.Effects.Count; at++)
        {
            var last = at == node.Effects.Count - 1;
            Append(node.Effects[at], rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "), level + 1);
        }
    }
}

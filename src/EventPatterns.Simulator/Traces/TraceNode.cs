using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Traces;

/// <summary>A moment and what it brought about, in order.</summary>
public sealed class TraceNode
{
    private readonly List<TraceNode> _effects = [];

    private TraceNode(Moment moment) => Moment = moment;

    /// <summary>What happened.</summary>
    public Moment Moment { get; }

    /// <summary>What it brought about.</summary>
    public IReadOnlyList<TraceNode> Effects => _effects;

    /// <summary>The trees of a trace: one for each moment without a cause.</summary>
    public static IReadOnlyList<TraceNode> Of(Trace trace)
    {
        var nodes = new Dictionary<Moment, TraceNode>(trace.Moments.Count);
        var roots = new List<TraceNode>();
        foreach (var moment in trace.Moments)
        {
            var node = new TraceNode(moment);
            nodes.Add(moment, node);
            if (moment.Cause is { } cause && nodes.TryGetValue(cause, out var parent)) parent._effects.Add(node);
            else roots.Add(node);
        }
        return roots;
    }
}

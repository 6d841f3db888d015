using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Traces;

namespace EventPatterns.Simulator.Kernel;

/// <summary>All that happened, in order, each with its cause.</summary>
public sealed class Trace
{
    private readonly EventLoop _loop;
    private readonly List<Moment> _moments = [];

    internal Trace(EventLoop loop, CloudAssembly? assembly = null)
    {
        _loop = loop;
        Words = new MomentWords(assembly, loop.Now);
        Actors = new Actors(assembly, Words);
    }

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<Moment> Moments => _moments;

    /// <summary>The calls that IAM refused; each note names what is missing.</summary>
    public IEnumerable<Moment> Refusals => _moments.Where(m => m.Kind == MomentKind.Call && m.Answer?.Error is { Code: "AccessDeniedException" });

    /// <summary>What caused what, a line each, with times since the start.</summary>
    public string AsTree() => TraceText.Tree(this);

    /// <summary>What went from construct to construct, as a Mermaid sequence diagram: https://mermaid.js.org.</summary>
    public string AsMermaid() => new SequenceDiagram(this, Actors).ToString();

    /// <summary>Every moment with its request and answer.</summary>
    public JsonList ToJson() => TraceText.ToJson(this);

    /// <summary>Moments in words.</summary>
    public MomentWords Words { get; }

    internal Actors Actors { get; }

    /// <summary>Raised for each moment, as it happens.</summary>
    internal event Action<Moment>? Added;

    internal Moment Add(MomentKind kind, string subject, string what, Moment? cause, Principal? by = null, Json? request = null)
    {
        var moment = new Moment(_moments.Count + 1, cause, _loop.Now, kind, subject, what) { By = by, Request = request };
        _moments.Add(moment);
        Added?.Invoke(moment);
        return moment;
    }
}

using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Traces;

namespace EventPatterns.Tool.Rendering;

/// <summary>
/// The trace as a person would tell it. What several moments of a trace do together is one line (a rule's delivery and
/// the SendMessage that it makes, a workflow and the states that only compute), polling is left out, and what happened
/// several times is told once. What went wrong is always told.
/// </summary>
internal sealed class Story(MomentWords words)
{
    /// <summary>What consumers of a queue or a stream do all day.</summary>
    private static readonly HashSet<string> Polling =
    [
        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:DeleteMessageBatch", "sqs:ChangeMessageVisibility",
        "dynamodb:DescribeStream", "dynamodb:GetShardIterator", "dynamodb:GetRecords",
        "kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords",
    ];

    private readonly Dictionary<TraceNode, IReadOnlyList<StoryLine>> _lines = [];
    private readonly Shapes _shapes = new();

    public IReadOnlyList<StoryLine> Tell(Trace trace)
    {
        var roots = TraceNode.Of(trace);
        foreach (var node in roots.EffectsFirst()) _lines.Add(node, Lines(node));
        return Together(roots);
    }

    /// <summary>The lines of a node; those of all that it brought about are known.</summary>
    private IReadOnlyList<StoryLine> Lines(TraceNode node)
    {
        if (IsQuiet(node)) return [];
        if (IsMeans(node)) return [.. node.Effects.SelectMany(effect => _lines[effect])];
        return [node.Moment.Kind == MomentKind.Delivery ? Delivery(node) : Line(node, node.Effects)];
    }

    private StoryLine Line(TraceNode node, IEnumerable<TraceNode> effects) =>
        Line(node.Moment, words.What(node.Moment), MomentWords.Outcome(node.Moment), effects);

    private StoryLine Line(Moment moment, string text, string problem, IEnumerable<TraceNode> effects)
    {
        var together = Together(effects);
        return new()
        {
            Moment = moment,
            Text = text,
            Problem = problem,
            Refused = IsRefused(moment),
            Effects = together,
            Shape = _shapes.Of(text, problem, together),
        };
    }

    /// <summary>A delivery and the call that makes it are one thing; so is the workflow that the call starts.</summary>
    private StoryLine Delivery(TraceNode node)
    {
        var calls = node.Effects.Where(e => e.Moment.Kind == MomentKind.Call && words.Name(e.Moment.Subject) == words.Name(node.Moment.Subject) && !Failed(e)).ToList();
        var started = calls.SelectMany(c => c.Effects).FirstOrDefault(e => e.Moment is { Kind: MomentKind.Workflow, What: var what } && what.EndsWith(" started", StringComparison.Ordinal));
        if (started is not null && calls.Count == 1) return Workflow(node, started);
        return Line(node, node.Effects.SelectMany(e => calls.Contains(e) ? e.Effects : [e]));
    }

    private StoryLine Workflow(TraceNode delivery, TraceNode started)
    {
        var end = started.Effects.LastOrDefault(IsEnd);
        var states = started.Effects.Where(e => e.Moment.Kind == MomentKind.Workflow && e != end);
        return Line(
            delivery.Moment,
            $"{words.What(delivery.Moment)} {end?.Moment.What.Split(' ')[^1] ?? "RUNNING"}: {string.Join(", ", states.Select(s => s.Moment.What))}",
            MomentWords.Outcome((end ?? delivery).Moment),
            started.Effects.Where(e => e != end));
    }

    private static bool IsEnd(TraceNode node) => node.Moment is { Kind: MomentKind.Workflow } && node.Moment.What.Contains(' ', StringComparison.Ordinal);

    /// <summary>Nothing came of it, and nothing was meant to.</summary>
    private static bool IsQuiet(TraceNode node) => !Failed(node) && node.Effects.Count == 0
        && (Polling.Contains(node.Moment.What) || IsState(node));

    /// <summary>It is told by what it brought about: the state by its call, PutEvents by the event.</summary>
    private static bool IsMeans(TraceNode node) => !Failed(node) && node.Effects.Count > 0
        && (IsState(node) || Polling.Contains(node.Moment.What) || node.Moment.What is "events:PutEvents" or "execute-api:Invoke");

    private static bool IsState(TraceNode node) => node.Moment.Kind == MomentKind.Workflow && !node.Moment.What.Contains(' ', StringComparison.Ordinal);

    private static bool Failed(TraceNode node) => MomentWords.Outcome(node.Moment).Length > 0;

    private static bool IsRefused(Moment moment) => moment.Answer?.Error is { Code: "AccessDeniedException" };

    private List<StoryLine> Together(IEnumerable<TraceNode> nodes) =>
        [.. nodes.SelectMany(node => _lines[node]).GroupBy(l => l.Shape).Select(same => same.First() with { Times = same.Sum(l => l.Times) }).OrderBy(l => l.Moment.Id)];
}

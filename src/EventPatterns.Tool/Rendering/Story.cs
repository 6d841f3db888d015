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

    public IReadOnlyList<StoryLine> Tell(Trace trace) => Together(TraceNode.Of(trace).SelectMany(Lines));

    private IEnumerable<StoryLine> Lines(TraceNode node)
    {
        if (IsQuiet(node)) return [];
        if (IsMeans(node)) return node.Effects.SelectMany(Lines);
        return [node.Moment.Kind == MomentKind.Delivery ? Delivery(node) : Line(node, node.Effects)];
    }

    private StoryLine Line(TraceNode node, IEnumerable<TraceNode> effects) => new()
    {
        Moment = node.Moment,
        Text = words.What(node.Moment),
        Problem = MomentWords.Outcome(node.Moment),
        Refused = IsRefused(node.Moment),
        Effects = Together(effects.SelectMany(Lines)),
    };

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
        return Line(delivery, []) with
        {
            Text = $"{words.What(delivery.Moment)} {end?.Moment.What.Split(' ')[^1] ?? "RUNNING"}: {string.Join(", ", states.Select(s => s.Moment.What))}",
            Problem = end is null ? MomentWords.Outcome(delivery.Moment) : MomentWords.Outcome(end.Moment),
            Effects = Together(started.Effects.Where(e => e != end).SelectMany(Lines)),
        };
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

    private static List<StoryLine> Together(IEnumerable<StoryLine> lines) =>
        [.. lines.GroupBy(l => l.Shape).Select(same => same.First() with { Times = same.Sum(l => l.Times) }).OrderBy(l => l.Moment.Id)];
}

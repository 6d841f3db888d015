using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Traces;
using Spectre.Console;

namespace EventPatterns.Tool.Rendering;

/// <summary>Draws what caused what, with the virtual time at which it did.</summary>
internal sealed class TraceTree(IAnsiConsole console, MomentWords words)
{
    /// <summary>What a level of the tree takes of a line.</summary>
    private const int GuideWidth = 4;

    /// <summary>How far a line that goes on is indented, so that it is not taken for one of its own.</summary>
    private const int Hang = 4;

    /// <summary>
    /// How many levels are indented, as in <see cref="Trace.AsTree"/>. A chain of causes may be longer than any terminal is
    /// wide: what is deeper goes on at the left margin, after its tree, under a number.
    /// </summary>
    private const int Levels = 40;

    private readonly Queue<StoryLine> _deeper = new();
    private int _numbered;
    private int _continued;

    /// <summary>Draws each line with its effects below it.</summary>
    public void Write(IEnumerable<StoryLine> story)
    {
        foreach (var line in story)
        {
            Draw(line, "");
            while (_deeper.TryDequeue(out var deeper)) Draw(deeper, $"[{++_continued}] continues ");
        }
    }

    /// <summary>Every moment of the trace as a line of its own.</summary>
    public static IEnumerable<StoryLine> EveryMoment(Trace trace)
    {
        var roots = TraceNode.Of(trace);
        var lines = new Dictionary<TraceNode, StoryLine>();
        foreach (var node in roots.EffectsFirst()) lines.Add(node, Plain(node, trace.Words, [.. node.Effects.Select(effect => lines[effect])]));
        return roots.Select(root => lines[root]);
    }

    private static StoryLine Plain(TraceNode node, MomentWords words, IReadOnlyList<StoryLine> effects) => new()
    {
        Moment = node.Moment,
        Text = words.What(node.Moment),
        Problem = MomentWords.Outcome(node.Moment),
        Refused = node.Moment.Answer?.Error is { Code: "AccessDeniedException" },
        Effects = effects,
    };

    private void Draw(StoryLine line, string before)
    {
        var tree = new Tree(Text(line, 0, before, "")) { Guide = TreeGuide.Line };
        foreach (var effect in line.Effects) Add(tree, effect, 1);
        console.Write(tree);
    }

    private void Add(IHasTreeNodes parent, StoryLine line, int depth)
    {
        if (depth == Levels && line.Effects.Count > 0)
        {
            _deeper.Enqueue(line);
            parent.AddNode(Text(line, depth, "", $"  goes on at [{++_numbered}]"));
            return;
        }
        var child = parent.AddNode(Text(line, depth, "", ""));
        foreach (var effect in line.Effects) Add(child, effect, depth + 1);
    }

    private string Text(StoryLine line, int depth, string before, string after) => new StyledText()
        .Add(before, "bold")
        .Add(words.Time(line.Moment), "grey")
        .Add("  " + line.Text)
        .Add(line.Times == 1 ? "" : $"  x{line.Times}", "bold")
        .Add(line.Problem, line.Refused ? "red" : "yellow")
        .Add(after, "bold")
        .ToMarkup(console.Profile.Width - (depth * GuideWidth), Hang);
}

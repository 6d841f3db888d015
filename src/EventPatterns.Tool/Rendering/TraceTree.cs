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

    /// <summary>Draws each line with its effects below it.</summary>
    public void Write(IEnumerable<StoryLine> story)
    {
        foreach (var line in story)
        {
            var tree = new Tree(Text(line, 0)) { Guide = TreeGuide.Line };
            foreach (var effect in line.Effects) Add(tree, effect, 1);
            console.Write(tree);
        }
    }

    /// <summary>Every moment of the trace as a line of its own.</summary>
    public static IEnumerable<StoryLine> EveryMoment(Trace trace) => TraceNode.Of(trace).Select(node => Plain(node, trace.Words));

    private static StoryLine Plain(TraceNode node, MomentWords words) => new()
    {
        Moment = node.Moment,
        Text = words.What(node.Moment),
        Problem = MomentWords.Outcome(node.Moment),
        Refused = node.Moment.Answer?.Error is { Code: "AccessDeniedException" },
        Effects = [.. node.Effects.Select(effect => Plain(effect, words))],
    };

    private void Add(IHasTreeNodes parent, StoryLine line, int depth)
    {
        var child = parent.AddNode(Text(line, depth));
        foreach (var effect in line.Effects) Add(child, effect, depth + 1);
    }

    private string Text(StoryLine line, int depth) => new StyledText()
        .Add(words.Time(line.Moment), "grey")
        .Add("  " + line.Text)
        .Add(line.Times == 1 ? "" : $"  x{line.Times}", "bold")
        .Add(line.Problem, line.Refused ? "red" : "yellow")
        .ToMarkup(console.Profile.Width - (depth * GuideWidth), Hang);
}

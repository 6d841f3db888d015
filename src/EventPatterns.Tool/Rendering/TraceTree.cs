using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Traces;
using Spectre.Console;

namespace EventPatterns.Tool.Rendering;

/// <summary>Draws what caused what, with the virtual time at which it did.</summary>
internal sealed class TraceTree(IAnsiConsole console, MomentWords words)
{
    /// <summary>Draws each line with its effects below it.</summary>
    public void Write(IEnumerable<StoryLine> story)
    {
        foreach (var line in story)
        {
            var tree = new Tree(Text(line)) { Guide = TreeGuide.Line };
            foreach (var effect in line.Effects) Add(tree, effect);
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

    private void Add(IHasTreeNodes parent, StoryLine line)
    {
        var child = parent.AddNode(Text(line));
        foreach (var effect in line.Effects) Add(child, effect);
    }

    private string Text(StoryLine line)
    {
        var times = line.Times == 1 ? "" : $"[bold]  x{line.Times}[/]";
        var problem = line.Problem.Length == 0 ? "" : $"[{(line.Refused ? "red" : "yellow")}]{Markup.Escape(line.Problem)}[/]";
        return $"[grey]{words.Time(line.Moment)}[/]  {Markup.Escape(line.Text)}{times}{problem}";
    }
}

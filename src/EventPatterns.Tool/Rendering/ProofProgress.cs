using EventPatterns.Simulator.Proving;
using Spectre.Console;

namespace EventPatterns.Tool.Rendering;

/// <summary>A bar for the seeds, where the output is a terminal.</summary>
internal static class ProofProgress
{
    public static Proof Show(IAnsiConsole console, int seeds, Func<Action<int>, Proof> prove)
    {
        if (!console.Profile.Capabilities.Interactive) return prove(_ => { });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var bar = context.AddTask("seeds", maxValue: seeds);
                return prove(done => bar.Value = done);
            });
    }
}

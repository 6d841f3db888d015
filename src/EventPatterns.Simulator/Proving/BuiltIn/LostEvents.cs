using EventPatterns.Simulator.Access;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Proving.BuiltIn;

internal static class LostEvents
{
    public static string? Find(Simulation simulation) => Dropped(simulation.Trace) ?? LeftBehind(simulation);

    private static string? Dropped(Trace trace)
    {
        var lost = trace.Moments.Where(moment => moment.Lost).FirstOrDefault(moment => !trace.Moments.Any(other => Delivered(other, moment)));
        return lost is null ? null : $"{trace.Words.Line(lost)}";
    }

    /// <summary>A copy of what was lost, that arrived.</summary>
    private static bool Delivered(Moment other, Moment lost) =>
        other.Kind == MomentKind.Delivery && other.Cause == lost.Cause && lost.Cause is not null
        && other.Subject == lost.Subject && other.What == lost.What && other.Answer is { Ok: true };

    private static string? LeftBehind(Simulation simulation)
    {
        if (!simulation.World.Loop.IsIdle) return null; // the scenario ended it before its time
        foreach (var pipe in simulation.Assembly.Resources.Where(r => r.Type == "AWS::Pipes::Pipe"))
        {
            if (pipe.Properties.TextOf("Source") is not { } arn || simulation.Assembly.ByArn(arn) is not { Type: "AWS::SQS::Queue" } queue) continue;
            if (new SimulatedQueue(simulation, queue).Depth is > 0 and var left) return $"{left} messages are left in {queue.Path}, which {pipe.Path} reads";
        }
        return null;
    }
}

using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Executions;

namespace EventPatterns.Simulator.Proving.BuiltIn;

internal static class LostWork
{
    private static readonly string[] Starters = [":pipe/", ":rule/", ":schedule/", ":schedule-group/"];

    public static string? Find(Simulation simulation)
    {
        var runs = simulation.Deployment.StepFunctions.Runner.All;
        var lost = runs.FirstOrDefault(run => Failed(run) && NobodyWaits(run) && !runs.Any(other => MadeUpFor(run, other)) && !Told(simulation.Trace, run));
        return lost is null ? null
            : $"{lost.Machine.Name} {lost.StatusName} ({lost.Error?.Error}) for {EventIdentity.Of(lost.Request.Input) ?? "its input"}, and nobody tries again or is told";
    }

    /// <summary>An Express execution that was cut off is run again by AWS.</summary>
    private static bool Failed(ExecutionRecord run) =>
        run.Status is ExecutionStatus.Failed or ExecutionStatus.TimedOut or ExecutionStatus.Aborted && !run.Crashed;

    private static bool NobodyWaits(ExecutionRecord run) =>
        !run.Request.Sync && run.Moment.Cause?.By?.SourceArn is { } starter && Starters.Any(s => starter.Contains(s, StringComparison.Ordinal));

    private static bool MadeUpFor(ExecutionRecord run, ExecutionRecord other) =>
        other.Status == ExecutionStatus.Succeeded && other.Machine.Arn == run.Machine.Arn && Work(other) == Work(run);

    private static string Work(ExecutionRecord run) => EventIdentity.Of(run.Request.Input) ?? run.Request.Input.ToString();

    /// <summary>Whether a rule took the event with which Step Functions tells of the failure.</summary>
    private static bool Told(Trace trace, ExecutionRecord run) => trace.Moments.Any(delivery =>
        delivery is { Kind: MomentKind.Delivery, Cause: { Kind: MomentKind.Event } change }
        && change.Cause == run.Moment && change.Request?["detail"]?.TextOf("status") == run.StatusName);
}

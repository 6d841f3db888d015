namespace EventPatterns.Simulator.Proving.BuiltIn;

internal static class RunningExecutions
{
    public static string? Find(Simulation simulation) =>
        simulation.Deployment.StepFunctions.Runner.All.FirstOrDefault(run => run.Running) is { } running
            ? $"{running.Machine.Name} still runs {running.Request.Name}, since {running.StartedAt:O}"
            : null;
}

using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Execution;

namespace EventPatterns.Simulator.Proving.BuiltIn;

internal static class RepeatedEffects
{
    public static string? Find(Simulation simulation)
    {
        var runs = (from run in simulation.Deployment.StepFunctions.Runner.All
                    where run.Status == ExecutionStatus.Succeeded
                    let happened = EventIdentity.Of(run.Request.Input)
                    where happened is not null
                    select (run.Request.Arn, run.Machine, Event: happened)).ToDictionary(run => run.Arn);

        var first = new Dictionary<(string Machine, string State, string Event), (string Execution, string? Mark)>();
        foreach (var call in simulation.Trace.Moments)
        {
            if (call is not { Kind: MomentKind.Call, Answer.Ok: true, Cause: { Kind: MomentKind.Workflow } state }) continue;
            if (!runs.TryGetValue(state.Subject, out var run) || Effect.Of(call, simulation.Assembly) is not { } effect) continue;
            var key = (run.Machine.Arn, state.What, run.Event);
            if (!first.TryAdd(key, (run.Arn, effect.Mark)) && first[key] is var before
                && before.Execution != run.Arn && (effect.Mark is null || effect.Mark != before.Mark))
                return $"two runs of {run.Machine.Name} succeeded for {run.Event}, and each did {call.What} in {state.What}";
        }
        return null;
    }
}

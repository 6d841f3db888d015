using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Runs a state whose errors may be tried again and caught.</summary>
internal static class GuardedRunner
{
    public static async ValueTask<Step> Run(Visit visit, GuardedState state)
    {
        var plan = new RetryPlan(state.Retry, visit.Host.Random);
        if (state is TaskState) visit.Scope.Context.Retried(0);
        while (true)
        {
            var (step, isWorks) = await Attempt(visit, state).ConfigureAwait(false);
            if (step.Error is null) return step;
            if (plan.Next(step.Error) is not { } delay) return GiveUp(visit, state, step.Error, isWorks);
            if (delay > TimeSpan.Zero) await visit.Host.Delay(delay, visit.Frame.Cancellation).ConfigureAwait(false);
            visit.Scope.Context.Retried(plan.Retries);
        }
    }

    /// <summary>Tries once.</summary>
    /// <returns>
    /// The step; and whether an error is the work's own, not that of a field before or after it. A Map whose query for
    /// its items fails counts as failed in its work: AWS records MapStateFailed for it.
    /// </returns>
    private static async ValueTask<(Step Step, bool IsWorks)> Attempt(Visit visit, GuardedState state)
    {
        var worked = false;
        try
        {
            var work = await Work(visit, state).ConfigureAwait(false);
            worked = true;
            return work.Error is null ? (visit.End(work.Result), false) : (Step.Failed(visit.Told(work.Error)), true);
        }
        catch (StateFailureException failed)
        {
            var isItems = state is MapState && !worked && failed.Failure.Error == ErrorNames.QueryEvaluationError;
            return (Step.Failed(visit.Told(failed.Failure)), isItems);
        }
        catch (OperationCanceledException) when (visit.Frame.Siblings is { StopsOthers: true })
        {
            visit.Strand.Record(Aborted(state));
            throw;
        }
    }

    private static ValueTask<WorkResult> Work(Visit visit, GuardedState state) => state switch
    {
        TaskState task => TaskRunner.Run(visit, task),
        ParallelState parallel => ParallelRunner.Run(visit, parallel),
        MapState { Distributed: not null } map => DistributedMapRunner.Run(visit, map),
        MapState map => MapRunner.Run(visit, map),
        _ => throw new InvalidOperationException($"No runner for {state.GetType().Name}."),
    };

    private static Step GiveUp(Visit visit, GuardedState state, StatesError error, bool isWorks)
    {
        if (isWorks && state is ParallelState) visit.Strand.Record(HistoryEventType.ParallelStateFailed);
        if (isWorks && state is MapState) visit.Strand.Record(HistoryEventType.MapStateFailed);
        foreach (var catcher in state.Catch)
            if (ErrorMatch.Any(catcher.ErrorEquals, error)) return StateRunner.Guard(visit, catcher, (at, to) => Caught(at, state, to, error));
        if (state is TaskState && visit.Frame.Siblings is { IsParallel: true }) visit.Strand.Record(HistoryEventType.TaskStateAborted);
        return Step.Failed(error with { IsTaskResult = false });
    }

    private static Step Caught(Visit visit, GuardedState state, Catcher catcher, StatesError error)
    {
        var output = error.ToJson();
        var scope = visit.Scope with { ErrorOutput = output };
        // JSONPath's $ is the error; JSONata's $states.input stays what came in
        var assigned = catcher.Assign?.Evaluate(state.Language == QueryLanguage.JsonPath ? scope.On(output) : scope) as JsonMap;
        return visit.Leave(catcher.Output?.Evaluate(scope) ?? catcher.ResultPath.Place(visit.Scope.Input, output), assigned, catcher.Next);
    }

    private static HistoryEventType Aborted(GuardedState state) => state switch
    {
        TaskState => HistoryEventType.TaskStateAborted,
        ParallelState => HistoryEventType.ParallelStateAborted,
        _ => HistoryEventType.MapStateAborted,
    };
}

/// <summary>What the work of a state gave: a result, or an error.</summary>
internal readonly record struct WorkResult(Json Result, StatesError? Error)
{
    public static WorkResult Failed(StatesError error) => new(Json.Null, error);
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Runs one attempt at a Task state.</summary>
internal static class TaskRunner
{
    private const int MostBytes = 262_144;

    public static async ValueTask<WorkResult> Run(Visit visit, TaskState state)
    {
        if (state.Resource.Pattern != IntegrationPattern.RequestResponse) visit.Scope.Context.HandOut(NewToken(visit));
        var parameters = state.Data.Begin(visit.Scope);
        var journal = new TaskJournal(visit.Strand, state.Resource, visit.Frame.Execution.Request.Place.Region);
        var task = new TaskRun(visit.Frame.Execution.Request, state.Name, state.Resource, parameters)
        {
            CredentialsRole = state.Credentials?.Evaluate(visit.Scope).TextOf("RoleArn"),
            Token = visit.Scope.Context.TaskToken,
            TimeoutSeconds = state.Timeout?.Whole(visit.Scope),
            HeartbeatSeconds = state.Heartbeat?.Whole(visit.Scope),
            OnStarted = journal.Started,
            OnSubmitted = journal.Submitted,
        };
        if (visit.Host.Refuses(task) is { } reason) throw StateFailureException.Runtime(reason);
        journal.Scheduled(task);
        var outcome = await new TaskDriver(visit.Host, task).Run(visit.Frame.Cancellation).ConfigureAwait(false);
        return Finish(journal, state, outcome);
    }

    private static WorkResult Finish(TaskJournal journal, TaskState state, TaskOutcome outcome)
    {
        if (outcome.Result is { } result && JsonSize.Exceeds(result, MostBytes))
            outcome = TaskOutcome.Failed(ErrorNames.DataLimitExceeded, StatesError.TooLarge(journal.Subject).Cause);
        journal.Ended(outcome);
        return outcome.Error is null
            ? new WorkResult(outcome.Result ?? Json.Null, null)
            : WorkResult.Failed(outcome.Error with { IsTaskResult = true });
    }

    private static string NewToken(Visit visit) => Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(visit.Host.Random.NextUuid() + visit.Host.Random.NextUuid()));
}

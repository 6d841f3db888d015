using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Records a task's events: functions and activities called by ARN have types of their own.</summary>
internal sealed class TaskJournal(Strand strand, TaskResource resource, string region)
{
    /// <summary>What AWS calls the task where its result is too large.</summary>
    public string Subject => IsIntegration ? resource.HistoryType : resource.Arn;

    private bool IsIntegration => resource.Kind is TaskResourceKind.Optimized or TaskResourceKind.Sdk;

    public void Scheduled(TaskRun task)
    {
        if (IsIntegration)
        {
            strand.Record(HistoryEventType.TaskScheduled,
                new TaskScheduled(resource, region, task.Parameters, task.TimeoutSeconds, task.HeartbeatSeconds, task.CredentialsRole));
            strand.Record(HistoryEventType.TaskStarted, new TaskWent(resource, null));
            return;
        }
        var details = new WorkScheduled(resource.Arn, task.Parameters, task.TimeoutSeconds, task.HeartbeatSeconds);
        strand.Record(resource.Kind == TaskResourceKind.Activity ? HistoryEventType.ActivityScheduled : HistoryEventType.LambdaFunctionScheduled, details);
        if (resource.Kind == TaskResourceKind.Lambda) strand.Record(HistoryEventType.LambdaFunctionStarted);
    }

    public void Started(string? worker)
    {
        if (resource.Kind == TaskResourceKind.Activity) strand.Record(HistoryEventType.ActivityStarted, new ActivityStarted(worker));
    }

    public void Submitted(Json answer) => strand.Record(HistoryEventType.TaskSubmitted, new TaskWent(resource, answer));

    public void Ended(TaskOutcome outcome)
    {
        var (type, details) = outcome.Error is { } error ? (Failure(outcome), Failed(error)) : (Success(), Done(outcome.Result!));
        strand.Record(type, details);
    }

    private HistoryEventType Success() => resource.Kind switch
    {
        TaskResourceKind.Lambda => HistoryEventType.LambdaFunctionSucceeded,
        TaskResourceKind.Activity => HistoryEventType.ActivitySucceeded,
        _ => HistoryEventType.TaskSucceeded,
    };

    private HistoryEventType Failure(TaskOutcome outcome) => resource.Kind switch
    {
        TaskResourceKind.Lambda => outcome.IsTimeout ? HistoryEventType.LambdaFunctionTimedOut : HistoryEventType.LambdaFunctionFailed,
        TaskResourceKind.Activity => outcome.IsTimeout ? HistoryEventType.ActivityTimedOut : HistoryEventType.ActivityFailed,
        _ => outcome.IsTimeout ? HistoryEventType.TaskTimedOut : HistoryEventType.TaskFailed,
    };

    private HistoryDetails Done(Json result) => IsIntegration ? new TaskWent(resource, result) : new Succeeded(result);

    private HistoryDetails Failed(StatesError error) =>
        IsIntegration ? new TaskFailed(resource, error.Error, error.Cause) : new Failed(error.Error, error.Cause);
}

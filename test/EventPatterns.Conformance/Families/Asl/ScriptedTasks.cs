using EventPatterns.Conformance.Cases;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Execution;

namespace EventPatterns.Conformance.Families.Asl;

/// <summary>What services answered when a case was recorded, handed out to the tasks that ask.</summary>
internal sealed class ScriptedTasks(JsonMap @case)
{
    private readonly List<Json> _answers = [.. @case["taskResults"] as JsonList ?? JsonList.Empty];
    private readonly Queue<Json> _submitted = new(Recorded(@case, "TaskSubmitted"));
    private readonly Queue<Json> _workers = new(Recorded(@case, "ActivityStarted"));

    /// <summary>Whether the recording has an answer for the state.</summary>
    public bool Knows(string state) => _answers.Exists(answer => Fits(answer, state));

    public async ValueTask<TaskOutcome> Run(TaskRun task, CancellationToken cancellation)
    {
        var answer = Take(task) ?? throw new InvalidOperationException($"The recording holds no answer for the task of '{task.State}' with {task.Parameters}.");
        if (_workers.TryDequeue(out var worker)) task.Started(worker.TextOf("workerName"));
        if (task.Resource.Suffix.Length > 0 && _submitted.TryDequeue(out var submitted)) task.Submitted(submitted["output"]!);
        if (answer["timedOut"] is not null) await Never(cancellation).ConfigureAwait(false);
        return answer["throw"] is { } error
            ? TaskOutcome.Failed(error.TextOf("error"), error.TextOf("cause"))
            : TaskOutcome.Succeeded(answer["return"] ?? Json.Null);
    }

    private static IEnumerable<Json> Recorded(JsonMap @case, string type) =>
        (@case["expected"]?["history"] as JsonList ?? JsonList.Empty).Where(happened => happened.TextOf("type") == type);

    private static bool Fits(Json answer, string state) => answer["state"] is null || answer.TextOf("state") == state;

    private static Task Never(CancellationToken cancellation)
    {
        var never = new TaskCompletionSource();
        cancellation.Register(() => never.TrySetCanceled(cancellation));
        return never.Task;
    }

    private Json? Take(TaskRun task)
    {
        var fitting = _answers.Where(answer => Fits(answer, task.State)).ToList();
        var taken = fitting.Find(answer => answer["parameters"] is { } asked && Expectation.Matches(asked, task.Parameters)) ?? fitting.FirstOrDefault();
        if (taken is not null) _answers.Remove(taken);
        return taken;
    }
}

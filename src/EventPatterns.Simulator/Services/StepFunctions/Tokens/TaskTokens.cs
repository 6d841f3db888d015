using EventPatterns.Simulator.Services.StepFunctions.Execution;

namespace EventPatterns.Simulator.Services.StepFunctions.Tokens;

/// <summary>
/// The task tokens handed out, and who waits for them. A token is honoured once, and inside its account alone
/// (SFN/connect-to-resource.html).
/// </summary>
internal sealed class TaskTokens
{
    private readonly Dictionary<string, Waiting> _issued = new(StringComparer.Ordinal);

    /// <summary>Waits until somebody hands the token back; cancelling lets it time out.</summary>
    public Task<TaskOutcome> Wait(TaskRun task, CancellationToken cancellation)
    {
        var waiting = new Waiting(task, new TaskCompletionSource<TaskOutcome>());
        _issued[task.Token!] = waiting;
        cancellation.Register(() =>
        {
            waiting.Over = true;
            waiting.Outcome.TrySetCanceled(cancellation);
        });
        return waiting.Outcome.Task;
    }

    /// <summary>The task failed before anybody could wait for it: its token is worth nothing from now on.</summary>
    public void Void(string token) => _issued[token].Over = true;

    /// <summary>Who waits for the token, or null where it was never handed out in the account.</summary>
    public Waiting? Find(string? token, string account) =>
        token is not null && _issued.TryGetValue(token, out var waiting) && waiting.Task.Execution.Place.Account == account ? waiting : null;

    internal sealed record Waiting(TaskRun Task, TaskCompletionSource<TaskOutcome> Outcome)
    {
        /// <summary>Whether the token was used, or its task timed out or ended otherwise.</summary>
        public bool Over { get; set; }
    }
}

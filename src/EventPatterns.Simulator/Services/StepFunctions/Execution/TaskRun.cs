using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>One attempt at a task, as it is handed to the host, and what the host may tell about it meanwhile.</summary>
internal sealed class TaskRun(ExecutionRequest execution, string state, TaskResource resource, Json parameters)
{
    /// <summary>The execution that the task belongs to.</summary>
    public ExecutionRequest Execution => execution;

    /// <summary>The name of the Task state.</summary>
    public string State => state;

    public TaskResource Resource => resource;

    /// <summary>What the resource is called with.</summary>
    public Json Parameters => parameters;

    /// <summary>The role to call as, where the state names one.</summary>
    public string? CredentialsRole { get; init; }

    /// <summary>The task token, where the task waits for one or starts an execution.</summary>
    public string? Token { get; init; }

    public long? TimeoutSeconds { get; init; }

    public long? HeartbeatSeconds { get; init; }

    internal Action<string?>? OnStarted { get; init; }

    internal Action<Json>? OnSubmitted { get; init; }

    internal Action? OnBeat { get; set; }

    /// <summary>Tells that a worker took the task; activities alone.</summary>
    public void Started(string? worker) => OnStarted?.Invoke(worker);

    /// <summary>Tells what the service answered, where the task goes on after that (<c>.sync</c>, <c>.waitForTaskToken</c>).</summary>
    public void Submitted(Json answer) => OnSubmitted?.Invoke(answer);

    /// <summary>Tells that the worker is alive.</summary>
    public void Beat() => OnBeat?.Invoke();
}

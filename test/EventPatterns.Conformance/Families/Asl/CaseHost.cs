using EventPatterns.Jsonata;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Conformance.Families.Asl;

/// <summary>Runs a case's executions on virtual time, with the recorded answers for its tasks.</summary>
internal sealed class CaseHost : IExecutionHost
{
    private static readonly JsonataEngine Engine = new();

    private readonly EventLoop _loop;
    private readonly ScriptedTasks _tasks;

    public CaseHost(JsonMap @case)
    {
        var clock = @case.TextOf("clock") ?? "2025-01-01T00:00:00Z";
        _loop = new EventLoop(DateTimeOffset.Parse(clock, System.Globalization.CultureInfo.InvariantCulture), new SeededRandom(1));
        _tasks = new ScriptedTasks(@case);
    }

    public DateTimeOffset Now => _loop.Now;

    public SeededRandom Random { get; } = new(2);

    public IJsonataEngine? Jsonata => Engine;

    public Task Delay(TimeSpan delay, CancellationToken cancellation) => _loop.Delay(delay, cancellation);

    public string? Refuses(TaskRun task) => task.Resource.Kind == TaskResourceKind.Activity && !_tasks.Knows(task.State)
        ? $"The activity {task.Resource.Arn} does not exist."
        : null;

    public ValueTask<TaskOutcome> RunTask(TaskRun task, CancellationToken cancellation) => _tasks.Run(task, cancellation);

    public void Recorded(StateMachineExecution execution, HistoryEvent happened)
    {
    }

    /// <summary>Runs an execution to its end.</summary>
    public ExecutionResult Run(StateMachineExecution execution)
    {
        Task<ExecutionResult>? running = null;
        _loop.Soon(() => running = execution.Run().AsTask());
        _loop.RunUntilIdle();
        return running is { IsCompleted: true }
            ? running.GetAwaiter().GetResult()
            : throw new InvalidOperationException("The execution waits for something that never comes.");
    }
}

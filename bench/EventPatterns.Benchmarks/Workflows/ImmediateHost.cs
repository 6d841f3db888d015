using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;

namespace EventPatterns.Benchmarks.Workflows;

/// <summary>A host without services, for machines that call none.</summary>
internal sealed class ImmediateHost : IExecutionHost
{
    private readonly EventLoop _loop = new(DateTimeOffset.UnixEpoch, new SeededRandom(1));

    public DateTimeOffset Now => _loop.Now;

    public SeededRandom Random { get; } = new(2);

    public IJsonataEngine? Jsonata => null;

    public Task Delay(TimeSpan delay, CancellationToken cancellation) => _loop.Delay(delay, cancellation);

    public string? Refuses(TaskRun task) => "This host runs no tasks.";

    public ValueTask<TaskOutcome> RunTask(TaskRun task, CancellationToken cancellation) => throw new NotSupportedException();

    public void Recorded(StateMachineExecution execution, HistoryEvent happened)
    {
    }
}

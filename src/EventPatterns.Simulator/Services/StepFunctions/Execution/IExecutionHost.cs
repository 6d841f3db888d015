using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>
/// What the interpreter needs from the world around it. It knows no AWS service: the simulated service and the
/// conformance program are its hosts. Tasks that the host gives out must end on the simulation's one thread.
/// </summary>
internal interface IExecutionHost
{
    /// <summary>The virtual time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Chance: jitter, identifiers, <c>States.MathRandom</c>.</summary>
    SeededRandom Random { get; }

    /// <summary>The engine for states in JSONata mode; null where there is none.</summary>
    IJsonataEngine? Jsonata { get; }

    /// <summary>Ends once the virtual time has passed, or as cancelled.</summary>
    Task Delay(TimeSpan delay, CancellationToken cancellation);

    /// <summary>Why a task can't even be scheduled (<c>The activity ... does not exist.</c>); null where it can.</summary>
    string? Refuses(TaskRun task);

    /// <summary>
    /// Does a task's work. The interpreter watches over timeouts and heartbeats itself and drops an answer that comes
    /// after them; the token tells the host that nobody waits any more.
    /// </summary>
    ValueTask<TaskOutcome> RunTask(TaskRun task, CancellationToken cancellation);

    /// <summary>Takes note of an event as it happens. It may cancel the execution from here: the state ends at this boundary.</summary>
    void Recorded(StateMachineExecution execution, HistoryEvent happened);
}

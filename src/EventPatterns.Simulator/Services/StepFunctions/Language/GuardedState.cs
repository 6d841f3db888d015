using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Templates;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>A state whose work may fail, and be tried again or caught.</summary>
internal abstract record GuardedState : State
{
    public IReadOnlyList<Retrier> Retry { get; init; } = [];

    public IReadOnlyList<Catcher> Catch { get; init; } = [];
}

/// <summary>Calls a service, a function or an activity.</summary>
internal sealed record TaskState : GuardedState
{
    public required TaskResource Resource { get; init; }

    public NumberSource? Timeout { get; init; }

    public NumberSource? Heartbeat { get; init; }

    public Template? Credentials { get; init; }

    public override HistoryEventType Entered => HistoryEventType.TaskStateEntered;

    public override HistoryEventType Exited => HistoryEventType.TaskStateExited;
}

/// <summary>Runs branches side by side.</summary>
internal sealed record ParallelState : GuardedState
{
    public required IReadOnlyList<StateGraph> Branches { get; init; }

    public override HistoryEventType Entered => HistoryEventType.ParallelStateEntered;

    public override HistoryEventType Exited => HistoryEventType.ParallelStateExited;
}

/// <summary>Tries again after an error. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error</summary>
internal sealed record Retrier
{
    public required IReadOnlyList<string> ErrorEquals { get; init; }

    /// <summary>Seconds before the first retry.</summary>
    public double Interval { get; init; } = 1;

    public int MaxAttempts { get; init; } = 3;

    /// <summary>By what each wait is longer than the one before.</summary>
    public double BackoffRate { get; init; } = 2;

    /// <summary>The longest wait in seconds; null for no limit.</summary>
    public double? MaxDelay { get; init; }

    /// <summary>Whether each wait is drawn between none and the whole of it.</summary>
    public bool FullJitter { get; init; }
}

/// <summary>Goes on elsewhere after an error.</summary>
internal sealed record Catcher
{
    public required IReadOnlyList<string> ErrorEquals { get; init; }

    public required string Next { get; init; }

    public Selection ResultPath { get; init; } = Selection.Whole;

    public Template? Assign { get; init; }

    /// <summary>What is handed on, in JSONata mode; the error where it is absent.</summary>
    public Template? Output { get; init; }
}

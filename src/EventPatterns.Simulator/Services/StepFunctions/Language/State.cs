using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Templates;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>A state.</summary>
internal abstract record State
{
    public required string Name { get; init; }

    public required DataFlow Data { get; init; }

    /// <summary>The state after it; null where it ends its graph.</summary>
    public string? Next { get; init; }

    public QueryLanguage Language { get; init; }

    /// <summary>The event of its entry.</summary>
    public abstract HistoryEventType Entered { get; }

    /// <summary>The event of its exit.</summary>
    public abstract HistoryEventType Exited { get; }
}

/// <summary>Hands its input on, or a fixed result.</summary>
internal sealed record PassState : State
{
    public Json? Result { get; init; }

    public override HistoryEventType Entered => HistoryEventType.PassStateEntered;

    public override HistoryEventType Exited => HistoryEventType.PassStateExited;
}

/// <summary>Ends its graph well.</summary>
internal sealed record SucceedState : State
{
    public override HistoryEventType Entered => HistoryEventType.SucceedStateEntered;

    public override HistoryEventType Exited => HistoryEventType.SucceedStateExited;
}

/// <summary>Ends the execution with an error.</summary>
internal sealed record FailState : State
{
    public Template? Error { get; init; }

    public Template? Cause { get; init; }

    public override HistoryEventType Entered => HistoryEventType.FailStateEntered;

    public override HistoryEventType Exited => throw new InvalidOperationException("A Fail state is never left.");
}

/// <summary>Waits for a while or until an instant.</summary>
internal sealed record WaitState : State
{
    /// <summary>How many seconds; null where it waits until an instant.</summary>
    public NumberSource? Seconds { get; init; }

    /// <summary>The instant as a text; null where it waits for a while.</summary>
    public Template? Timestamp { get; init; }

    /// <summary>The path that gives the instant, where one does.</summary>
    public string? TimestampPath { get; init; }

    public override HistoryEventType Entered => HistoryEventType.WaitStateEntered;

    public override HistoryEventType Exited => HistoryEventType.WaitStateExited;
}

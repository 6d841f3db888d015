using EventPatterns.Simulator.Services.StepFunctions.History;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>One line of events: the execution's own, a branch's or an iteration's. Each event names the one before it on its line.</summary>
internal sealed class Strand(StateMachineExecution execution, long last)
{
    /// <summary>The event that the next one follows.</summary>
    public long Last { get; set; } = last;

    /// <summary>Records an event that moves the line on.</summary>
    public long Record(HistoryEventType type, HistoryDetails? details = null) => Last = Note(type, details);

    /// <summary>Records an event beside the line: the next one follows what this one followed.</summary>
    public long Note(HistoryEventType type, HistoryDetails? details = null) => execution.Record(type, Last, details);
}

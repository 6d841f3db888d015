using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>A definition in the Amazon States Language, parsed once.</summary>
internal sealed record StateMachine
{
    /// <summary>The definition that it was read from.</summary>
    public required Json Definition { get; init; }

    public required StateGraph States { get; init; }

    /// <summary>How long an execution may take; null for no limit of its own.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>States and the one that comes first: a machine, a branch or an item's processor.</summary>
internal sealed record StateGraph(string StartAt, IReadOnlyDictionary<string, State> States)
{
    private State? _first;

    public State First => _first ??= States[StartAt];
}

/// <summary>The two languages in which fields may be written.</summary>
internal enum QueryLanguage
{
    JsonPath,
    Jsonata,
}

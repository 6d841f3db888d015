using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>What a state led to: data for the next state (none at the end), or an error.</summary>
internal readonly record struct Step(Json Output, string? Next, StatesError? Error)
{
    public static Step Failed(StatesError error) => new(Json.Null, null, error);
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Paths;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>A field like <c>InputPath</c>: all (where it is absent or <c>$</c>), nothing (null), or what a path leads to.</summary>
internal sealed record Selection(JsonPath? Path, bool IsNothing = false)
{
    public static Selection Whole { get; } = new((JsonPath?)null);

    public static Selection Nothing { get; } = new(null, IsNothing: true);

    public bool IsWhole => Path is null && !IsNothing;

    /// <summary>What is selected from the scope's input; the empty object for nothing.</summary>
    public Json From(Scope scope) => IsNothing ? JsonMap.Empty : Path is null ? scope.Input : scope.Select(Path);

    /// <summary>Puts a result where the path says: instead of the input, nowhere, or at its place in the input.</summary>
    public Json Place(Json input, Json result)
    {
        if (IsNothing) return input;
        if (Path is null) return result;
        return ReferencePath.TryWrite(Path, input, result, out var written, out var wrong)
            ? written
            : throw new StateFailureException(new StatesError(ErrorNames.ResultPathMatchFailure, wrong) { TellsState = true });
    }
}

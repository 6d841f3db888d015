using EventPatterns.Simulator.Services.StepFunctions.Choices;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Templates;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>Goes on with the first rule that holds.</summary>
internal sealed record ChoiceState : State
{
    public required IReadOnlyList<ChoiceRule> Rules { get; init; }

    /// <summary>The state after it where no rule holds; null where that is an error.</summary>
    public string? Default { get; init; }

    public override HistoryEventType Entered => HistoryEventType.ChoiceStateEntered;

    public override HistoryEventType Exited => HistoryEventType.ChoiceStateExited;
}

/// <summary>One rule.</summary>
internal sealed record ChoiceRule
{
    public required ChoiceCondition Condition { get; init; }

    public required string Next { get; init; }

    public Template? Assign { get; init; }

    /// <summary>What is handed on, in JSONata mode; the state's own output where it is absent.</summary>
    public Template? Output { get; init; }
}

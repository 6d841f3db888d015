using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Templates;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>Runs the same states for each item. https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html</summary>
internal sealed record MapState : GuardedState
{
    public required StateGraph Processor { get; init; }

    /// <summary>Where the items are, in JSONPath mode.</summary>
    public Selection ItemsPath { get; init; } = Selection.Whole;

    /// <summary>The items, in JSONata mode.</summary>
    public Template? Items { get; init; }

    /// <summary>What an iteration gets instead of the bare item.</summary>
    public Template? ItemSelector { get; init; }

    public ItemBatcher? Batcher { get; init; }

    public NumberSource? MaxConcurrency { get; init; }

    /// <summary>How the items run as executions of their own; null for iterations within this one.</summary>
    public DistributedMode? Distributed { get; init; }

    public override HistoryEventType Entered => HistoryEventType.MapStateEntered;

    public override HistoryEventType Exited => HistoryEventType.MapStateExited;
}

/// <summary>What a distributed Map has beyond an inline one.</summary>
internal sealed record DistributedMode
{
    /// <summary>Whether the children are Express executions.</summary>
    public bool Express { get; init; }

    public string? Label { get; init; }

    public NumberSource? ToleratedFailureCount { get; init; }

    public NumberSource? ToleratedFailurePercentage { get; init; }

    /// <summary>The definition of a reader that is not simulated; null where the items come from the input.</summary>
    public Json? ItemReader { get; init; }

    /// <summary>The definition of a writer that is not simulated; null where the results go to the output.</summary>
    public Json? ResultWriter { get; init; }
}

/// <summary>Hands items over in batches.</summary>
internal sealed record ItemBatcher
{
    public NumberSource? MaxItems { get; init; }

    public NumberSource? MaxBytes { get; init; }

    public Template? BatchInput { get; init; }
}

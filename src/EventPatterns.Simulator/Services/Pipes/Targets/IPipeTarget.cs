using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Pipes.Inputs;

namespace EventPatterns.Simulator.Services.Pipes.Targets;

/// <summary>Where a pipe brings its events.</summary>
internal interface IPipeTarget
{
    /// <summary>How many events it takes at once (UG/eb-pipes-batching-concurrency.html).</summary>
    int LargestBatch { get; }

    Task<TargetResult> Deliver(PipeBatch batch, Moment cause);
}

/// <summary>What goes to a target at once.</summary>
/// <param name="Events">The events before the input template: what dynamic parameters look into.</param>
/// <param name="Inputs">The events after it.</param>
internal sealed record PipeBatch(IReadOnlyList<Json> Events, IReadOnlyList<PipeInput> Inputs)
{
    public IEnumerable<(Json Event, PipeInput Input)> Items => Events.Zip(Inputs);
}

/// <summary>How a target took a batch.</summary>
/// <param name="Error">Null where it took all.</param>
internal sealed record TargetResult(AwsError? Error)
{
    public static TargetResult Success { get; } = new((AwsError?)null);

    /// <summary>The places of the events that it did not take; null where it took none.</summary>
    public IReadOnlyList<int>? FailedItems { get; init; }

    /// <summary>The ids that the target says have failed.</summary>
    public IReadOnlySet<string>? FailedIds { get; init; }

    /// <summary>A batch call's answer: the call may succeed and entries of it fail.</summary>
    public static TargetResult OfEntries(Answer answer, IEnumerable<(int At, AwsError Error)> failures)
    {
        if (!answer.Ok) return new TargetResult(answer.Error);
        var failed = failures.ToList();
        return failed.Count == 0 ? Success : new TargetResult(failed[0].Error) { FailedItems = [.. failed.Select(f => f.At)] };
    }
}

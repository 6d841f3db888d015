using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.History;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Runs the branches of a Parallel state. All of them begin before the failure of one stops the others.</summary>
internal static class ParallelRunner
{
    public static async ValueTask<WorkResult> Run(Visit visit, ParallelState state)
    {
        var input = state.Data.Begin(visit.Scope);
        var started = visit.Strand.Record(HistoryEventType.ParallelStateStarted);
        using var siblings = new Siblings(visit.Frame.Cancellation) { IsParallel = true };
        var strands = state.Branches.Select(_ => new Strand(visit.Frame.Execution, started)).ToArray();
        var outputs = new Json[strands.Length];
        var running = new List<Task>();
        for (var at = 0; at < strands.Length; at++)
        {
            var branch = Branch(visit, state.Branches[at], input, strands[at], siblings, outputs, at);
            if (!branch.IsCompletedSuccessfully) running.Add(branch.AsTask());
        }
        await Task.WhenAll(running).ConfigureAwait(false);

        if (siblings.Failure is { } failure)
        {
            visit.Strand.Last = siblings.FailedAfter;
            return WorkResult.Failed(failure);
        }
        visit.Strand.Last = strands.Max(strand => strand.Last);
        visit.Strand.Note(HistoryEventType.ParallelStateSucceeded);
        return new WorkResult(JsonList.Own(outputs), null);
    }

    private static async ValueTask Branch(Visit visit, StateGraph graph, Json input, Strand strand, Siblings siblings, Json[] outputs, int at)
    {
        var frame = visit.Frame with { Strand = strand, Variables = new Variables(visit.Frame.Variables), Siblings = siblings, Cancellation = siblings.Cancellation };
        try
        {
            var step = await GraphRunner.Run(graph, input, frame).ConfigureAwait(false);
            if (step.Error is null) outputs[at] = step.Output;
            else siblings.Fail(step.Error, strand.Last);
        }
        catch (OperationCanceledException) when (siblings.StopsOthers)
        {
        }
    }
}

using EventPatterns.Simulator.Billing;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Pipes.Inputs;
using EventPatterns.Simulator.Services.Pipes.Targets;

namespace EventPatterns.Simulator.Services.Pipes;

/// <summary>What becomes of a batch after its source: enrichment, template, target (UG/eb-pipes.html).</summary>
internal sealed class Pipeline(Pipe pipe, World world, IPipeTarget target, Enrichment? enrichment)
{
    private readonly PipeTemplate? _template = PipeTemplate.Of(pipe.TargetParameters.TextOf("InputTemplate"), pipe);

    /// <summary>How many records it takes at once.</summary>
    public int BatchSize => Math.Min(pipe.BatchSize, target.LargestBatch);

    /// <summary>Brings the records to the target, and tells which have to be tried again.</summary>
    public async Task<PipeOutcome> Run(IReadOnlyList<PipeRecord> records)
    {
        var moment = world.Trace.Add(MomentKind.Delivery, pipe.Target, pipe.Name, records[0].Cause, request: JsonList.Of(records.Select(r => r.Event)));
        if (records.Skip(1).Select(r => r.Cause?.Id).Distinct().OfType<int>().ToList() is { Count: > 0 } others)
            moment.Note = $"Caused by {string.Join(", ", others.Select(id => $"#{id}"))} too.";

        world.Meter.Use(Charges.PipeRequest, pipe.Arn, Sizes.Pieces(records.Sum(r => (long)Sizes.Bytes(r.Event)), 64));
        var outcome = await Deliver(records, moment).ConfigureAwait(false);
        moment.Answer = outcome.Error is { } error ? (Answer)error : Answer.Empty;
        return outcome;
    }

    private async Task<PipeOutcome> Deliver(IReadOnlyList<PipeRecord> records, Moment moment)
    {
        IReadOnlyList<Json> events = [.. records.Select(r => r.Event)];
        if (enrichment is not null)
        {
            var (enriched, error) = await enrichment.Enrich(events, moment).ConfigureAwait(false);
            if (error is not null) return PipeOutcome.Failure(error);
            if (enriched.Count == 0) return PipeOutcome.Success; // an empty answer ends it here: the target is not called
            events = enriched;
        }
        var inputs = events.Select(e => _template is null ? PipeInput.Of(e) : _template.Fill(e, world.Loop.Now)).ToList();
        var result = await target.Deliver(new PipeBatch(events, inputs), moment).ConfigureAwait(false);
        return Outcome(records, result);
    }

    // Which record a failed item came from is known only where none was added or taken away on the way.
    private PipeOutcome Outcome(IReadOnlyList<PipeRecord> records, TargetResult result)
    {
        if (result.Error is null) return PipeOutcome.Success;
        if (result.FailedIds is { } ids) return PipeOutcome.Partial(ids, result.Error);
        return result.FailedItems is { } items && enrichment is null
            ? PipeOutcome.Partial(items.Select(at => records[at].Id).ToHashSet(), result.Error)
            : PipeOutcome.Failure(result.Error);
    }
}

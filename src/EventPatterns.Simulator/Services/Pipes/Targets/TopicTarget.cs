using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Pipes.Targets;

/// <summary>A topic gets a message for each input.</summary>
internal sealed class TopicTarget(Pipe pipe, PipeCaller caller) : IPipeTarget
{
    public int LargestBatch => 10;

    public async Task<TargetResult> Deliver(PipeBatch batch, Moment cause)
    {
        var entries = batch.Inputs.Select((input, at) => JsonMap.Of(("Id", BatchEntries.Id(at)), ("Message", input.Text)));
        var request = JsonMap.Of(("TopicArn", pipe.Target), ("PublishBatchRequestEntries", JsonList.Of(entries)));
        var answer = await caller.Call("sns", "PublishBatch", request, pipe.Target, cause).ConfigureAwait(false);
        return TargetResult.OfEntries(answer, BatchEntries.Failures(answer));
    }
}

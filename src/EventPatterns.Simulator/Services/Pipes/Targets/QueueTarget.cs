using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Pipes.Inputs;

namespace EventPatterns.Simulator.Services.Pipes.Targets;

/// <summary>A queue gets a message for each input (API_PipeTargetSqsQueueParameters).</summary>
internal sealed class QueueTarget(Pipe pipe, PipeCaller caller) : IPipeTarget
{
    private readonly Json _parameters = pipe.TargetParameters["SqsQueueParameters"] ?? JsonMap.Empty;

    public int LargestBatch => 10;

    public async Task<TargetResult> Deliver(PipeBatch batch, Moment cause)
    {
        var entries = batch.Items.Select((item, at) => Entry(BatchEntries.Id(at), item.Event, item.Input));
        var request = JsonMap.Of(("QueueUrl", Arns.QueueUrl(pipe.Target)), ("Entries", JsonList.Of(entries)));
        var answer = await caller.Call("sqs", "SendMessageBatch", request, pipe.Target, cause).ConfigureAwait(false);
        return TargetResult.OfEntries(answer, BatchEntries.Failures(answer));
    }

    private JsonMap Entry(string id, Json @event, PipeInput input)
    {
        var entry = new JsonMapBuilder().Set("Id", id).Set("MessageBody", input.Text);
        foreach (var name in (string[])["MessageGroupId", "MessageDeduplicationId"])
            if (DynamicValue.Of(_parameters.TextOf(name), @event) is { } value) entry.Set(name, value);
        return entry.Build();
    }
}

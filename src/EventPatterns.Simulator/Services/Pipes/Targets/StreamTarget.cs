using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.Pipes.Inputs;

namespace EventPatterns.Simulator.Services.Pipes.Targets;

/// <summary>A Kinesis stream gets a record for each input (API_PipeTargetKinesisStreamParameters).</summary>
internal sealed class StreamTarget(Pipe pipe, PipeCaller caller) : IPipeTarget
{
    private readonly string _partitionKey = pipe.TargetParameters["KinesisStreamParameters"]?.TextOf("PartitionKey")
        ?? throw new SimulationException($"The pipe {pipe.Arn} has a Kinesis target without KinesisStreamParameters.PartitionKey: give it one.");

    public int LargestBatch => 500;

    public async Task<TargetResult> Deliver(PipeBatch batch, Moment cause)
    {
        var records = batch.Items.Select(i => JsonMap.Of(
            ("Data", Convert.ToBase64String(Encoding.UTF8.GetBytes(i.Input.Text))),
            ("PartitionKey", DynamicValue.Of(_partitionKey, i.Event) ?? "")));
        var request = JsonMap.Of(("StreamARN", pipe.Target), ("Records", JsonList.Of(records)));
        var answer = await caller.Call("kinesis", "PutRecords", request, pipe.Target, cause).ConfigureAwait(false);
        return TargetResult.OfEntries(answer, Failures(answer));
    }

    private static IEnumerable<(int, AwsError)> Failures(Answer answer) => answer.Body.ListOf("Records")
        .Select((record, at) => (record, at))
        .Where(r => r.record.TextOf("ErrorCode") is not null)
        .Select(r => (r.at, new AwsError(r.record.TextOf("ErrorCode")!, r.record.TextOf("ErrorMessage") ?? "")));
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.DynamoDb.Streams;

namespace EventPatterns.Simulator.Services.Pipes.Sources;

/// <summary>A table's stream as a pipe reads it (UG/eb-pipes-dynamodb.html).</summary>
internal sealed class TablePipeStream(TableStream stream) : IPipeStream
{
    public string ArnMember => "StreamArn";

    public string BatchInfo => "DDBStreamBatchInfo";

    public IReadOnlyList<string> Shards { get; } = [StreamCalls.ShardId];

    public void Watch(Action arrived) => stream.Subscribe(StreamStart.Latest, _ => arrived());

    public StreamItem Read(string shardId, Json record)
    {
        var change = record["dynamodb"]!;
        var sequence = change.TextOf("SequenceNumber")!;
        var kept = stream.Read(long.Parse(sequence, System.Globalization.CultureInfo.InvariantCulture), 1)[0];
        var @event = ((JsonMap)record).With("eventSourceARN", stream.Arn);
        return new StreamItem(sequence, change["Keys"]!.ToString(), kept.At, new PipeRecord(@event, kept.Id, kept.Cause));
    }
}

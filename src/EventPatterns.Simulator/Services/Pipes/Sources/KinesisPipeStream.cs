using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.Kinesis;

namespace EventPatterns.Simulator.Services.Pipes.Sources;

/// <summary>A Kinesis stream as a pipe reads it (UG/eb-pipes-kinesis.html).</summary>
internal sealed class KinesisPipeStream(Pipe pipe, KinesisStream stream) : IPipeStream
{
    public string ArnMember => "StreamARN";

    public string BatchInfo => "KinesisBatchInfo";

    public IReadOnlyList<string> Shards { get; } = [.. stream.Shards.Select(s => s.Id)];

    public void Watch(Action arrived) => stream.Watch(arrived);

    public StreamItem Read(string shardId, Json record)
    {
        var sequence = record.TextOf("SequenceNumber")!;
        var kept = stream.Find(shardId)!.Record(sequence)!;
        var id = $"{shardId}:{sequence}";
        var @event = JsonMap.Of(
            ("kinesisSchemaVersion", "1.0"),
            ("partitionKey", kept.PartitionKey),
            ("sequenceNumber", sequence),
            ("data", kept.Data),
            ("approximateArrivalTimestamp", record["ApproximateArrivalTimestamp"]!),
            ("eventSource", "aws:kinesis"),
            ("eventVersion", "1.0"),
            ("eventID", id),
            ("eventName", "aws:kinesis:record"),
            ("invokeIdentityArn", pipe.RoleArn),
            ("awsRegion", pipe.Place.Region),
            ("eventSourceARN", stream.Arn));
        return new StreamItem(sequence, kept.PartitionKey, kept.At, new PipeRecord(@event, id, kept.Cause));
    }
}

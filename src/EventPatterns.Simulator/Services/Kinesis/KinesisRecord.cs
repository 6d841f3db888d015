using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Kinesis;

/// <summary>A record of a shard.</summary>
/// <param name="SequenceNumber">56 digits, rising.</param>
/// <param name="At">When it arrived.</param>
/// <param name="PartitionKey">What chose the shard.</param>
/// <param name="Data">The data in base 64.</param>
/// <param name="Cause">The call that put it.</param>
internal sealed record KinesisRecord(string SequenceNumber, DateTimeOffset At, string PartitionKey, string Data, Moment? Cause)
{
    /// <summary>The record as GetRecords gives it.</summary>
    public JsonMap ToJson() => JsonMap.Of(
        ("SequenceNumber", SequenceNumber),
        ("ApproximateArrivalTimestamp", At.ToUnixTimeMilliseconds() / 1000.0),
        ("Data", Data),
        ("PartitionKey", PartitionKey));
}

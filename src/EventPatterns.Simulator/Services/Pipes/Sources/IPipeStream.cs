using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Pipes.Sources;

/// <summary>What differs between the kinds of streams that a pipe reads; the rest are calls of the same names.</summary>
internal interface IPipeStream
{
    /// <summary>The member of requests that names the stream: <c>StreamARN</c> or <c>StreamArn</c>.</summary>
    string ArnMember { get; }

    /// <summary>The member of a dead letter that describes the batch: <c>KinesisBatchInfo</c>.</summary>
    string BatchInfo { get; }

    IReadOnlyList<string> Shards { get; }

    /// <summary>Calls back after each record that arrives.</summary>
    void Watch(Action arrived);

    /// <summary>A record of GetRecords as pipes see it.</summary>
    StreamItem Read(string shardId, Json record);
}

/// <summary>A record of a stream on its way through a pipe.</summary>
/// <param name="SequenceNumber">Its place in the shard.</param>
/// <param name="Key">What keeps its order: the partition key, or the item's key.</param>
/// <param name="At">When it arrived.</param>
/// <param name="Record">What goes on.</param>
internal sealed record StreamItem(string SequenceNumber, string Key, DateTimeOffset At, PipeRecord Record)
{
    public Moment? Cause => Record.Cause;
}

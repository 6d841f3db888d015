using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Sqs;

/// <summary>A message as its queue keeps it.</summary>
internal sealed class Message
{
    public required string Id { get; init; }

    public required Envelope Envelope { get; init; }

    /// <summary>When the queue got it: what <c>SentTimestamp</c> says and retention counts from.</summary>
    public required DateTimeOffset Sent { get; init; }

    /// <summary>Its number in the queue, rising.</summary>
    public required long Sequence { get; init; }

    /// <summary>The ARN of the queue that gave it up, where this is a dead letter.</summary>
    public string? DeadLetterSource { get; init; }

    public Whereabouts Where { get; set; }

    /// <summary>How often it was received.</summary>
    public int Receives { get; set; }

    public DateTimeOffset? FirstReceived { get; set; }

    /// <summary>When the present flight began: its visibility may not end more than 12 hours later.</summary>
    public DateTimeOffset Taken { get; set; }

    /// <summary>Rises with each change of whereabouts, so that what was planned for an earlier one is known to be stale.</summary>
    public int Version { get; set; }

    /// <summary>Its place in <see cref="StandardOrder"/>.</summary>
    public int Slot { get; set; }
}

/// <summary>What a sender hands over.</summary>
internal sealed record Envelope
{
    private string? _digest;

    public required JsonString Body { get; init; }

    /// <summary>The MD5 digest of the body.</summary>
    public string BodyDigest => _digest ??= MessageDigest.Of(Body.Value);

    /// <summary>The message's attributes, by name: <c>DataType</c> with <c>StringValue</c> or <c>BinaryValue</c>.</summary>
    public JsonMap Attributes { get; init; } = JsonMap.Empty;

    /// <summary>The one system attribute a sender may set, for X-Ray.</summary>
    public string? TraceHeader { get; init; }

    public required string SenderId { get; init; }

    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }

    /// <summary>The call that sent it: what a consumer's delivery is caused by.</summary>
    public Moment? Cause { get; init; }
}

/// <summary>Where a message of a queue is.</summary>
internal enum Whereabouts
{
    /// <summary>Sent with a delay that has not passed.</summary>
    Delayed,

    /// <summary>Waiting to be received.</summary>
    Available,

    /// <summary>Received, and neither deleted nor visible again.</summary>
    InFlight,

    /// <summary>Deleted, expired or moved.</summary>
    Gone,
}

namespace EventPatterns.Simulator.Services.EventBridge.Archives;

/// <summary>A replay, as DescribeReplay tells of it (API_Replay).</summary>
internal sealed class Replay
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required Archive Archive { get; init; }

    public required string BusArn { get; init; }

    public string? Description { get; init; }

    /// <summary>The rules that alone may hear the replayed events; empty for all.</summary>
    public required IReadOnlyList<string> FilterArns { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public ReplayState State { get; set; } = ReplayState.STARTING;

    public string? Reason { get; set; }

    public DateTimeOffset? LastReplayed { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public bool Active => State is ReplayState.STARTING or ReplayState.RUNNING or ReplayState.CANCELLING;
}

/// <summary>The states of a replay, spelt as the API spells them.</summary>
internal enum ReplayState
{
    STARTING,
    RUNNING,
    CANCELLING,
    COMPLETED,
    CANCELLED,
    FAILED,
}

namespace EventPatterns.Client.Replays;

/// <summary>What to replay.</summary>
public sealed record ReplayRequest
{
    /// <summary>The replay's name: 1 to 64 letters, digits, dots, hyphens and underscores; each name works once.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, for a person; default: nothing.</summary>
    public string? Description { get; init; }

    /// <summary>The archive to replay from.</summary>
    public required string ArchiveArn { get; init; }

    /// <summary>The bus to replay to; it must be the archive's own.</summary>
    public required string BusArn { get; init; }

    /// <summary>The rules that shall see the events; default: all of the bus.</summary>
    public IReadOnlyList<string> RuleArns { get; init; } = [];

    /// <summary>The time of the first event, to the second.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The time of the last event, to the second; after <see cref="From"/>.</summary>
    public required DateTimeOffset To { get; init; }
}

/// <summary>How far a replay has come.</summary>
/// <param name="Name">The replay's name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why, where EventBridge says.</param>
/// <param name="ReplayedTo">The time of the last event replayed; null before the first.</param>
public sealed record ReplayStatus(string Name, ReplayState State, string? Reason, DateTimeOffset? ReplayedTo);

/// <summary>The states of a replay, as EventBridge names them (docs.aws.amazon.com/eventbridge/latest/APIReference/API_Replay.html).</summary>
public enum ReplayState
{
    /// <summary>Not yet running.</summary>
    Starting,

    /// <summary>Replaying.</summary>
    Running,

    /// <summary>Being cancelled.</summary>
    Cancelling,

    /// <summary>All events were replayed.</summary>
    Completed,

    /// <summary>Cancelled before its end.</summary>
    Cancelled,

    /// <summary>Ended by an error.</summary>
    Failed,
}

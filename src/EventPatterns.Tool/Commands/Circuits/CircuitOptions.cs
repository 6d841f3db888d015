namespace EventPatterns.Tool.Commands.Circuits;

/// <summary>What an operator asked of a circuit.</summary>
internal sealed record CircuitOptions
{
    public required CircuitOrder Order { get; init; }

    public required string Circuit { get; init; }

    /// <summary>The bus that orders go to; null where the status alone is asked for.</summary>
    public required string? Bus { get; init; }

    /// <summary>The table that the state is in; null where an order alone is given.</summary>
    public required string? Table { get; init; }

    /// <summary>From when on is replayed.</summary>
    public required DateTimeOffset? Since { get; init; }

    public required string? Region { get; init; }

    public required string? Endpoint { get; init; }

    /// <summary>The folder to simulate instead of asking AWS.</summary>
    public required string? Simulate { get; init; }

    public required string? Scenario { get; init; }

    /// <summary>When in the scenario, as an ISO 8601 duration.</summary>
    public required string? At { get; init; }

    /// <summary>Where the scenario with the order in it is written; null for nowhere.</summary>
    public required string? Save { get; init; }

    public required ulong Seed { get; init; }
}

/// <summary>What a person may ask of a circuit.</summary>
internal enum CircuitOrder
{
    /// <summary>How it stands.</summary>
    Status,

    /// <summary>Hold it open.</summary>
    Isolate,

    /// <summary>Let it recover.</summary>
    Release,

    /// <summary>Replay what was held.</summary>
    Replay,
}

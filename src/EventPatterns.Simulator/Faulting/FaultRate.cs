namespace EventPatterns.Simulator.Faulting;

/// <summary>How often a kind of fault strikes.</summary>
/// <param name="Chance">The chance each time that it could: 0 (never) to 1 (always).</param>
/// <param name="MostPerRun">How often it strikes in one run at most; default without limit.</param>
public readonly record struct FaultRate(double Chance, int MostPerRun = int.MaxValue)
{
    /// <summary>Never.</summary>
    public static FaultRate Never { get; } = new(0);

    /// <summary>
    /// What <see cref="Faults.All"/> uses: each run meets some faults, and none so many that no design could bear them. A
    /// queue gives a message a few tries, and a crash takes two of them: hence its limit.
    /// </summary>
    internal static FaultRate Default(FaultKind kind) => kind switch
    {
        FaultKind.Duplicates => new(0.05),
        FaultKind.Reordering => new(0.10),
        FaultKind.LateDeliveries => new(0.03),
        FaultKind.Throttling => new(0.01, 4),
        FaultKind.ServerErrors => new(0.01, 4),
        FaultKind.TimeoutsBeforeEffect => new(0.01, 3),
        FaultKind.TimeoutsAfterEffect => new(0.01, 3),
        FaultKind.Crashes => new(0.004, 1),
        FaultKind.Races => new(0.05),
        FaultKind.LateArchives => new(0.25),
        FaultKind.Outages => new(0.01, 2),
        FaultKind.FailedReplays => new(0.05, 2),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind of fault is unknown."),
    };
}

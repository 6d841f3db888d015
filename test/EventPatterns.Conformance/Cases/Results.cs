namespace EventPatterns.Conformance.Cases;

/// <summary>A case and how it went.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Exempt">Why it does not count towards the family's bar; null where it does.</param>
internal sealed record CaseResult(string Name, Outcome Outcome, string? Exempt)
{
    public bool Passed => Outcome is Outcome.Pass;
}

/// <summary>How a family went.</summary>
internal sealed record FamilyResult(string Family, IReadOnlyList<CaseResult> Cases)
{
    public Tally Overall { get; } = Tally.Of(Cases);

    /// <summary>The cases that count towards the family's bar.</summary>
    public Tally Counted { get; } = Tally.Of(Cases.Where(c => c.Exempt is null));

    /// <summary>Whether the counted cases reach the share, in percent.</summary>
    public bool Reaches(double? percent) => percent is not { } share || 100.0 * Counted.Passed >= share * Counted.Total;
}

/// <summary>Counts of outcomes.</summary>
internal sealed record Tally(int Passed, int Failed, int NotSimulated)
{
    public int Total => Passed + Failed + NotSimulated;

    public static Tally Of(IEnumerable<CaseResult> cases)
    {
        var byKind = cases.CountBy(c => c.Outcome.GetType()).ToDictionary();
        return new Tally(
            byKind.GetValueOrDefault(typeof(Outcome.Pass)),
            byKind.GetValueOrDefault(typeof(Outcome.Fail)),
            byKind.GetValueOrDefault(typeof(Outcome.Unknown)));
    }
}

namespace EventPatterns.Conformance;

/// <summary>What the command line asked for.</summary>
internal sealed record SuiteOptions
{
    public required string Directory { get; init; }

    /// <summary>The families to run; none means every family that has a folder.</summary>
    public IReadOnlyList<string> Families { get; init; } = [];

    public bool AsJson { get; init; }

    public bool ListFailures { get; init; }

    /// <summary>The share of counted cases that each family must pass, in percent; null asks for none.</summary>
    public double? AtLeastPercent { get; init; }
}

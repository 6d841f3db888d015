namespace EventPatterns.Simulator.Proving;

/// <summary>Something that must be so at the end of every run, whatever went wrong on the way.</summary>
/// <param name="Name">What is so, in words: <c>every order has a parcel</c>.</param>
/// <param name="Broken">Null where it is so; else what was found instead. Many threads may call it at once, each with its own simulation.</param>
public sealed record Invariant(string Name, Func<Simulation, string?> Broken)
{
    internal Breach? Check(Simulation simulation) => Broken(simulation) is { } why ? new Breach(Name, why) : null;
}

/// <summary>An invariant or expectation that does not hold.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Why">What was found instead.</param>
public sealed record Breach(string Name, string Why)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Why}";
}

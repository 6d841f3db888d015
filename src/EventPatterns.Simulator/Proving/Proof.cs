using System.Globalization;
using System.Text;
using EventPatterns.Simulator.Faulting;

namespace EventPatterns.Simulator.Proving;

/// <summary>What came of a proof.</summary>
/// <param name="Scenario">The name of the scenario.</param>
/// <param name="Faults">What could go wrong.</param>
/// <param name="Seeds">How many seeds were run: fewer than asked for where one of them broke something.</param>
/// <param name="Counterexample">The lowest seed that breaks something, its plan shrunk; null where all hold.</param>
/// <param name="Struck">How many faults of each kind struck, in all runs together.</param>
public sealed record Proof(string Scenario, Faults Faults, int Seeds, Counterexample? Counterexample, IReadOnlyDictionary<FaultKind, long> Struck)
{
    /// <summary>Whether everything held under every seed.</summary>
    public bool Holds => Counterexample is null;

    /// <summary>The command that runs the counterexample again, as its seed drew it: for <c>simulate</c>, from the folder of the app.</summary>
    public string? Command(string folder = ".") => Counterexample is { } found
        ? $"event-patterns simulate {folder} --scenario {Scenario} --seed {Text(found.Seed)} --faults {Faults}"
        : null;

    /// <summary>The command that runs the counterexample with its shortest plan.</summary>
    public string? ShortestCommand(string folder = ".") => Counterexample is { } found
        ? $"event-patterns simulate {folder} --scenario {Scenario} --seed {Text(found.Seed)} --faults '{found.Plan}'"
        : null;

    /// <summary>Does nothing where everything held.</summary>
    /// <exception cref="ProofException">Something broke; the message tells what, under which faults, and how to see it again.</exception>
    public void ThrowIfBroken()
    {
        if (!Holds) throw new ProofException(ToString());
    }

    /// <summary>What a person should know.</summary>
    public override string ToString()
    {
        if (Counterexample is not { } found) return string.Create(CultureInfo.InvariantCulture, $"{Scenario} holds under {Seeds} seeds; {Struck.Values.Sum()} faults struck.");
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Scenario} does not hold under seed {found.Seed}:\n");
        foreach (var breach in found.Breaches) text.Append(CultureInfo.InvariantCulture, $"  {breach}\n");
        text.Append(found.Plan.Count == 0 ? "It takes no fault at all.\n" : $"It takes these faults ({found.Plan.Count} of the {found.Struck.Count} that struck):\n");
        foreach (var fault in found.Plan) text.Append(CultureInfo.InvariantCulture, $"  {fault}\n");
        text.Append(CultureInfo.InvariantCulture, $"See it again:\n  {ShortestCommand()}\n  {Command()}\n\n{found.Simulation.Trace.AsTree()}");
        return text.ToString();
    }

    private static string Text(ulong seed) => seed.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What was to be proved does not hold. The message has the seed, the faults, the trace and the command that shows it again.</summary>
public sealed class ProofException : Exception
{
    /// <summary>An exception without a message.</summary>
    public ProofException() { }

    /// <summary>An exception with the proof's message.</summary>
    public ProofException(string message) : base(message) { }

    /// <summary>An exception with its cause.</summary>
    public ProofException(string message, Exception innerException) : base(message, innerException) { }
}

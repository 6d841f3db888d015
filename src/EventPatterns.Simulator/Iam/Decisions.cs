using System.Collections.Concurrent;
using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Iam;

/// <summary>
/// Decisions that depend on nothing but who, what and where: the same for all simulations of an assembly, on any thread.
/// </summary>
internal sealed class Decisions
{
    /// <summary>What is asked for by an id that a seed drew (an execution's ARN) is never asked again, and must not pile up.</summary>
    private const int MostKept = 50_000;

    private readonly ConcurrentDictionary<Question, string?> _decided = new();
    private int _kept;

    public bool TryFind(Question question, out string? refusal) => _decided.TryGetValue(question, out refusal);

    public void Keep(Question question, string? refusal)
    {
        if (_kept < MostKept && _decided.TryAdd(question, refusal)) Interlocked.Increment(ref _kept);
    }
}

/// <summary>What a decision depends on.</summary>
internal readonly record struct Question(PrincipalKind Kind, string Name, string? Source, Place Place, string? Organization, string Action, string Resource)
{
    /// <summary>Of what tells questions apart but rarely, reading all of it for each call is too dear.</summary>
    public override int GetHashCode() => HashCode.Combine(Name, Action, Resource);
}

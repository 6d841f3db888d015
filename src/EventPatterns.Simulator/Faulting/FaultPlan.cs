using System.Collections;

namespace EventPatterns.Simulator.Faulting;

/// <summary>Faults that struck in a run, in order, or that are to strike in one.</summary>
public sealed class FaultPlan : IReadOnlyList<Fault>
{
    private readonly Fault[] _faults;

    /// <summary>A plan of these faults.</summary>
    public FaultPlan(params IEnumerable<Fault> faults) => _faults = [.. faults];

    /// <summary>How many there are.</summary>
    public int Count => _faults.Length;

    /// <summary>One of them.</summary>
    public Fault this[int index] => _faults[index];

    /// <inheritdoc/>
    public IEnumerator<Fault> GetEnumerator() => _faults.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The plan as <c>--faults</c> takes it: the faults, with commas between; <c>none</c> where it is empty.</summary>
    public override string ToString() => Count == 0 ? "none" : string.Join(',', (IEnumerable<Fault>)_faults);
}

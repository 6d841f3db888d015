using EventPatterns.Simulator.Proving.BuiltIn;

namespace EventPatterns.Simulator.Proving;

/// <summary>The invariants that can be checked from any templates.</summary>
public static class Invariants
{
    /// <summary>
    /// Every event that a rule, pipe, topic or schedule set out to deliver was delivered or is in a dead-letter queue. A message
    /// that somebody tried must not grow too old in its queue, nor be left in a queue that a pipe reads.
    /// </summary>
    public static Invariant NothingLost { get; } = new("no event is lost", LostEvents.Find);

    /// <summary>
    /// A workflow that a rule, pipe or schedule started without waiting for its end succeeded, or another run of it succeeded
    /// for the same event, or a rule heard of its failure: nobody else would ever try the event again.
    /// </summary>
    public static Invariant NoWorkLost { get; } = new("no work is lost", LostWork.Find);

    /// <summary>
    /// No two runs of a workflow that both succeeded did the same for one event, where the receiver can't recognise the second
    /// as a repetition. It can by an event id, an <c>Idempotency-Key</c>, a name, a key of a table or a condition on a write.
    /// Runs that were cut off are not counted, since AWS leaves no way to undo them.
    /// </summary>
    public static Invariant NoEffectTwice { get; } = new("no effect happens twice", RepeatedEffects.Find);

    /// <summary>No execution still runs.</summary>
    public static Invariant NothingRunning { get; } = new("no execution is left running", RunningExecutions.Find);

    /// <summary>No event brings about, through others, an event of its own type on the same bus more than 25 times.</summary>
    public static Invariant NoCircles { get; } = new("no event goes in circles", EventCircles.Find);

    /// <summary>IAM refused no call.</summary>
    public static Invariant NothingRefused { get; } = new("IAM refuses nothing", simulation => simulation.Trace.Refusals.FirstOrDefault()?.Note);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Invariant> All { get; } = [NothingLost, NoWorkLost, NoEffectTwice, NothingRunning, NoCircles, NothingRefused];
}

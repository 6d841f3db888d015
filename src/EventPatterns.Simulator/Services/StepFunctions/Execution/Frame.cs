using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Where a graph of states runs: the execution itself, a branch or an iteration.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Strand">Its line of events.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Item">The Map item around it, as the context object has it.</param>
/// <param name="Siblings">The branches that it belongs to; null for the execution itself.</param>
/// <param name="Cancellation">Stops it at the next boundary.</param>
internal sealed record Frame(
    StateMachineExecution Execution, Strand Strand, Variables Variables, JsonMap? Item, Siblings? Siblings, CancellationToken Cancellation);

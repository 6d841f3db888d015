namespace EventPatterns.Simulator.Scenarios;

/// <summary>A step, and what its time counts from.</summary>
/// <param name="Step">What is done.</param>
/// <param name="After">The event that its time counts from; null for the beginning.</param>
internal sealed record PlannedStep(IStep Step, Trigger? After = null);

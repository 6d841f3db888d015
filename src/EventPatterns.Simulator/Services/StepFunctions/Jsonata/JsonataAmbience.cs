using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.StepFunctions.Jsonata;

/// <summary>What an expression may learn beside its data. All of it comes from the simulation, so that a seed gives one run.</summary>
/// <param name="Now">The virtual time: <c>$now()</c> and <c>$millis()</c>.</param>
/// <param name="Random">The draws of <c>$random()</c>, <c>$shuffle()</c> and <c>$uuid()</c>.</param>
public sealed record JsonataAmbience(DateTimeOffset Now, SeededRandom Random);

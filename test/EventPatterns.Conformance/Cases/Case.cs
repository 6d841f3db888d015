using EventPatterns.Simulator.Data;

namespace EventPatterns.Conformance.Cases;

/// <summary>One recorded case.</summary>
internal sealed record Case(string Name, JsonMap Body);

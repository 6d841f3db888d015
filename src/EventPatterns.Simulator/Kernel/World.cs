using EventPatterns.Simulator.Door;

namespace EventPatterns.Simulator.Kernel;

/// <summary>What every service of one simulation shares.</summary>
/// <param name="Loop">Virtual time.</param>
/// <param name="Random">Chance: ids, jitter.</param>
/// <param name="Trace">What happened.</param>
/// <param name="Door">The way to any service.</param>
/// <param name="Faults">What goes wrong on purpose.</param>
/// <param name="Roles">The roles that services take on.</param>
/// <param name="Policies">The policies of resources that calls change.</param>
/// <param name="Meter">What AWS would bill.</param>
internal sealed record World(EventLoop Loop, SeededRandom Random, Trace Trace, AwsDoor Door, IFaults Faults, IRoles Roles, IResourcePolicies Policies, IMeter Meter);

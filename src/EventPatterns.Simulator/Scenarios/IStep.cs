using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Scenarios;

/// <summary>Something that a scenario does at a time. Immutable: many simulations may run one scenario at once.</summary>
internal interface IStep
{
    TimeSpan At { get; }

    /// <summary>What it does, in words.</summary>
    string Words { get; }

    /// <summary>Finds what it names, before anything runs; what it gives back does it, with a verdict where an answer was expected.</summary>
    /// <exception cref="ScenarioException">It names what does not exist.</exception>
    Func<Moment, Task<Verdict?>> Bind(Simulation simulation);
}

/// <summary>Something that must be so in the end. Immutable.</summary>
internal interface IExpectation
{
    /// <summary>Finds what it names, before anything runs; what it gives back checks it.</summary>
    /// <exception cref="ScenarioException">It names what does not exist: a count of zero is never met by a name that is not there.</exception>
    Func<Verdict> Bind(Simulation simulation);
}

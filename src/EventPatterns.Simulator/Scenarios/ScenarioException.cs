namespace EventPatterns.Simulator.Scenarios;

/// <summary>A scenario can't be read or names what does not exist. The message says the file, the place and what was expected.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>An exception without a message.</summary>
    public ScenarioException() { }

    /// <summary>An exception with a message that says the file, the place and what was expected.</summary>
    public ScenarioException(string message) : base(message) { }

    /// <summary>An exception with its cause.</summary>
    public ScenarioException(string message, Exception innerException) : base(message, innerException) { }
}

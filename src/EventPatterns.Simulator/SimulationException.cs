namespace EventPatterns.Simulator;

/// <summary>The simulation can't go on, or was asked for what does not exist. The message says what, where and what to do.</summary>
public sealed class SimulationException : Exception
{
    /// <summary>An exception without a message.</summary>
    public SimulationException() { }

    /// <summary>An exception with a message that says what, where and what to do.</summary>
    public SimulationException(string message) : base(message) { }

    /// <summary>An exception with its cause.</summary>
    public SimulationException(string message, Exception innerException) : base(message, innerException) { }
}

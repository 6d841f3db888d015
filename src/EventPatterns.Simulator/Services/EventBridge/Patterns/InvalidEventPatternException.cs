namespace EventPatterns.Simulator.Services.EventBridge.Patterns;

/// <summary>An event pattern that EventBridge refuses. The message is AWS's, prefix and reason.</summary>
public sealed class InvalidEventPatternException : Exception
{
    /// <summary>AWS's name for the error.</summary>
    public const string Code = "InvalidEventPatternException";

    /// <summary>An exception without a message.</summary>
    public InvalidEventPatternException() { }

    /// <summary>An exception with AWS's message.</summary>
    public InvalidEventPatternException(string message) : base(message) { }

    /// <summary>An exception with AWS's message and its cause.</summary>
    public InvalidEventPatternException(string message, Exception innerException) : base(message, innerException) { }

    internal static InvalidEventPatternException Because(string reason) => new("Event pattern is not valid. Reason: " + reason);
}

namespace EventPatterns.Simulator.Services.Lambda;

/// <summary>What a handler throws to fail as a Lambda function fails.</summary>
public sealed class LambdaFailure : Exception
{
    /// <summary>A failure of type <c>Error</c>.</summary>
    public LambdaFailure() : this("Error", "") { }

    /// <summary>A failure of type <c>Error</c> with a message.</summary>
    public LambdaFailure(string message) : this("Error", message) { }

    /// <summary>A failure of type <c>Error</c> with its cause.</summary>
    public LambdaFailure(string message, Exception innerException) : base(message, innerException) => ErrorType = "Error";

    /// <summary>A failure as the function's runtime reports it.</summary>
    /// <param name="errorType">The error's name, by which a state machine catches it.</param>
    /// <param name="message">The error's message.</param>
    public LambdaFailure(string errorType, string message) : base(message) => ErrorType = errorType;

    /// <summary>The error's name.</summary>
    public string ErrorType { get; }
}

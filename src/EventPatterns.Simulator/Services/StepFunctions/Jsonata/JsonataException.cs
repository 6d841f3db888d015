namespace EventPatterns.Simulator.Services.StepFunctions.Jsonata;

/// <summary>A JSONata expression that can't be parsed or evaluated. Step Functions makes it <c>States.QueryEvaluationError</c>.</summary>
public sealed class JsonataException : Exception
{
    /// <summary>An error without a message.</summary>
    public JsonataException() { }

    /// <summary>An error with JSONata's message.</summary>
    public JsonataException(string message) : base(message) { }

    /// <summary>An error with JSONata's message and its cause.</summary>
    public JsonataException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>JSONata's code for the error, such as <c>T1003</c>, where it has one.</summary>
    public string? Code { get; init; }
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Paths;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>What a field of a state may refer to while it is evaluated.</summary>
internal sealed record Scope
{
    /// <summary>What <c>$</c> is; in JSONata <c>$states.input</c>.</summary>
    public required Json Input { get; init; }

    public required ContextObject Context { get; init; }

    public required Variables Variables { get; init; }

    /// <summary>Time, chance and the engine for queries.</summary>
    public required IExecutionHost Host { get; init; }

    /// <summary><c>$states.result</c>, once the state's work is done.</summary>
    public Json? Result { get; init; }

    /// <summary><c>$states.errorOutput</c>, in a Catch.</summary>
    public Json? ErrorOutput { get; init; }

    /// <summary>The same scope with another input.</summary>
    public Scope On(Json input) => ReferenceEquals(input, Input) ? this : this with { Input = input };

    /// <summary>The value that the path's steps start from.</summary>
    public Json RootOf(JsonPath path) => path.Root switch
    {
        PathRoot.Input => Input,
        PathRoot.Context => Context.Value,
        _ => Variables.Find(path.Variable!) ?? throw StateFailureException.Runtime($"Variable '{path.Variable}' does not exist."),
    };

    /// <summary>What the path of a payload or of a field like <c>ErrorPath</c> leads to.</summary>
    /// <exception cref="StateFailureException">It leads nowhere.</exception>
    public Json Read(JsonPath path, string field)
    {
        var root = RootOf(path);
        return path.Find(root) ?? throw StateFailureException.Runtime(
            $"The JSONPath '{path}' specified for the field '{field}' could not be found in the input '{root}'");
    }

    /// <summary>What the path of <c>InputPath</c>, <c>OutputPath</c> or <c>ItemsPath</c> leads to.</summary>
    /// <exception cref="StateFailureException">It leads nowhere.</exception>
    public Json Select(JsonPath path)
    {
        var root = RootOf(path);
        return path.Find(root) ?? throw StateFailureException.Runtime($"Invalid path '{path}' : {path.WhyNothing(root)}");
    }
}

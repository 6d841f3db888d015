using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Paths;

namespace EventPatterns.Simulator.Services.StepFunctions.Intrinsics;

/// <summary>A call of an intrinsic function, parsed once. https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html</summary>
internal sealed class IntrinsicCall(IntrinsicFunction function, IReadOnlyList<IntrinsicArgument> arguments, string text)
{
    public Json Evaluate(Scope scope, string field)
    {
        var values = new Json[arguments.Count];
        for (var at = 0; at < values.Length; at++) values[at] = arguments[at].Evaluate(scope, field);
        try
        {
            return function.Apply(new IntrinsicInput(values, scope.Host.Random));
        }
        catch (IntrinsicException wrong)
        {
            throw new StateFailureException(new StatesError(ErrorNames.IntrinsicFailure, $"The function '{text}' had the following error: {wrong.Message}") { TellsState = true });
        }
    }
}

/// <summary>One argument: a literal, a path or a nested call.</summary>
internal sealed record IntrinsicArgument(Json? Literal, JsonPath? Path, IntrinsicCall? Call)
{
    public Json Evaluate(Scope scope, string field) =>
        Literal ?? (Path is not null ? scope.Read(Path, field) : Call!.Evaluate(scope, field));
}

/// <summary>A function and how many arguments it takes.</summary>
internal sealed record IntrinsicFunction(string Name, int AtLeast, int AtMost, Func<IntrinsicInput, Json> Apply);

/// <summary>An intrinsic function that can't work on what it was given.</summary>
internal sealed class IntrinsicException(string message) : Exception(message);

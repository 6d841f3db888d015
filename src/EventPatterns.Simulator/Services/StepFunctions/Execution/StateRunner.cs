using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Language;
using EventPatterns.Simulator.Services.StepFunctions.Templates;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Runs one state.</summary>
internal static class StateRunner
{
    public static ValueTask<Step> Run(State state, Json input, Frame frame)
    {
        var visit = new Visit(state, input, frame);
        return state switch
        {
            PassState pass => new(Guard(visit, pass, Pass)),
            ChoiceState choice => new(Guard(visit, choice, ChoiceRunner.Run)),
            SucceedState succeed => new(Guard(visit, succeed, Succeed)),
            FailState fail => new(Guard(visit, fail, Fail)),
            WaitState wait => WaitRunner.Run(visit, wait),
            GuardedState guarded => GuardedRunner.Run(visit, guarded),
            _ => throw new InvalidOperationException($"No runner for {state.GetType().Name}."),
        };
    }

    /// <summary>Runs what can't be tried again or caught: an error of a field ends the execution.</summary>
    public static Step Guard<T>(Visit visit, T state, Func<Visit, T, Step> run)
    {
        try
        {
            return run(visit, state);
        }
        catch (StateFailureException failed)
        {
            return Step.Failed(visit.Told(failed.Failure));
        }
    }

    private static Step Pass(Visit visit, PassState state)
    {
        var input = state.Data.Begin(visit.Scope);
        return visit.End(state.Result ?? input);
    }

    private static Step Succeed(Visit visit, SucceedState state) => visit.End(state.Data.Begin(visit.Scope));

    private static Step Fail(Visit visit, FailState state)
    {
        var scope = visit.Scope.On(state.Data.Begin(visit.Scope));
        return Step.Failed(new StatesError(Text(state.Error, scope), Text(state.Cause, scope)));
    }

    private static string? Text(Template? template, Scope scope) =>
        template?.Evaluate(scope) is { } value ? (value as JsonString)?.Value ?? value.ToString() : null;
}

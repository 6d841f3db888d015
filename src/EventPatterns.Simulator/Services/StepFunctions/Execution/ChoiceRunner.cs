using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>Runs a Choice state.</summary>
internal static class ChoiceRunner
{
    public static Step Run(Visit visit, ChoiceState state)
    {
        var input = state.Data.Begin(visit.Scope);
        var scope = visit.Scope.On(input);
        foreach (var rule in state.Rules)
            if (rule.Condition.Holds(scope)) return Follow(visit, state, rule, input);

        if (state.Default is null)
            throw new StateFailureException(new StatesError(ErrorNames.NoChoiceMatched, "No choice rule matched and there is no default.") { TellsState = true });
        var (output, assigned) = state.Data.End(visit.Scope, input);
        return visit.Leave(output, assigned, state.Default);
    }

    private static Step Follow(Visit visit, ChoiceState state, ChoiceRule rule, Json input)
    {
        var (output, _) = state.Data.End(visit.Scope, input, assigns: false);
        var assigned = rule.Assign?.Evaluate(visit.Scope.On(input)) as JsonMap;
        return visit.Leave(rule.Output?.Evaluate(visit.Scope) ?? output, assigned, rule.Next);
    }
}

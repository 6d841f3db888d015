using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Language;
using EventPatterns.Simulator.Services.StepFunctions.Templates;

namespace EventPatterns.Simulator.Services.StepFunctions.Execution;

/// <summary>The items of a Map state, and what an iteration gets of one.</summary>
internal static class MapItems
{
    /// <summary>The items.</summary>
    /// <exception cref="StateFailureException">They are no array.</exception>
    public static JsonList Of(Visit visit, MapState state, Json input)
    {
        if (state.Language == QueryLanguage.Jsonata) return Queried(visit, state);
        var items = state.ItemsPath.From(visit.Scope.On(input));
        return items as JsonList ?? throw StateFailureException.Runtime($"Reference path \"{state.ItemsPath.Path?.Text ?? "$"}\" must point to array.");
    }

    /// <summary>An item as the context object shows it.</summary>
    public static JsonMap InContext(int index, Json item) => JsonMap.Of(("Item", JsonMap.Of(("Index", (long)index), ("Value", item))));

    /// <summary>What the iteration of an item gets.</summary>
    public static Json Selected(Visit visit, MapState state, Json input, Json item, JsonMap inContext) => state.ItemSelector is null
        ? item
        : state.ItemSelector.Evaluate(visit.Scope with { Input = input, Context = visit.Scope.Context.WithItem(inContext) });

    private static JsonList Queried(Visit visit, MapState state)
    {
        if (state.Items is JsonataTemplate query) return (JsonList)query.Evaluate(visit.Scope, "array");
        var items = state.Items?.Evaluate(visit.Scope) ?? visit.Scope.Input;
        return items as JsonList ?? throw new StateFailureException(StatesError.Query($"Map state input must be an array but was: {items}", null));
    }
}

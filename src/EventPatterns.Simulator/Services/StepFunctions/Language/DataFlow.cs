using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Templates;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>How data go in and out of a state. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html</summary>
internal abstract record DataFlow
{
    /// <summary>What is assigned to variables when the state ends.</summary>
    public Template? Assign { get; init; }

    /// <summary>What the state works on.</summary>
    /// <param name="scope">The state's scope; its input is the raw input.</param>
    public abstract Json Begin(Scope scope);

    /// <summary>What the state hands on, and what it assigns.</summary>
    /// <param name="scope">The state's scope; its input is the raw input.</param>
    /// <param name="result">What the state's work gave.</param>
    /// <param name="assigns">False where something else decides what is assigned: the rule of a Choice.</param>
    public abstract Outcome End(Scope scope, Json result, bool assigns = true);

    /// <summary>What leaves a state.</summary>
    internal readonly record struct Outcome(Json Output, JsonMap? Assigned);
}

/// <summary>The five fields of JSONPath mode, in the order of their work.</summary>
internal sealed record JsonPathFlow : DataFlow
{
    public Selection InputPath { get; init; } = Selection.Whole;

    public Template? Parameters { get; init; }

    public Template? ResultSelector { get; init; }

    public Selection ResultPath { get; init; } = Selection.Whole;

    public Selection OutputPath { get; init; } = Selection.Whole;

    public override Json Begin(Scope scope)
    {
        var input = InputPath.From(scope);
        return Parameters is null ? input : Parameters.Evaluate(scope.On(input));
    }

    public override Outcome End(Scope scope, Json result, bool assigns = true)
    {
        var selected = ResultSelector is null ? result : ResultSelector.Evaluate(scope.On(result));
        var assigned = assigns ? Assign?.Evaluate(scope.On(selected)) as JsonMap : null;
        var combined = ResultPath.Place(scope.Input, selected);
        return new Outcome(OutputPath.IsWhole ? combined : OutputPath.From(scope.On(combined)), assigned);
    }
}

/// <summary>The two fields of JSONata mode.</summary>
internal sealed record JsonataFlow : DataFlow
{
    public Template? Arguments { get; init; }

    public Template? Output { get; init; }

    /// <summary>Whether the state's work gives a result, so that <c>$states.result</c> is there.</summary>
    public bool HasResult { get; init; }

    public override Json Begin(Scope scope) => Arguments is null ? scope.Input : Arguments.Evaluate(scope);

    public override Outcome End(Scope scope, Json result, bool assigns = true)
    {
        var seen = HasResult ? scope with { Result = result } : scope;
        var assigned = assigns ? Assign?.Evaluate(seen) as JsonMap : null;
        return new Outcome(Output is null ? result : Output.Evaluate(seen), assigned);
    }
}

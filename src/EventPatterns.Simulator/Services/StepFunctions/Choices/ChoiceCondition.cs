using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Paths;
using EventPatterns.Simulator.Services.StepFunctions.Templates;

namespace EventPatterns.Simulator.Services.StepFunctions.Choices;

/// <summary>The condition of a choice rule. https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html</summary>
internal abstract record ChoiceCondition
{
    /// <exception cref="StateFailureException">A path leads nowhere, or a query fails.</exception>
    public abstract bool Holds(Scope scope);
}

/// <summary>All conditions hold.</summary>
internal sealed record AndCondition(IReadOnlyList<ChoiceCondition> All) : ChoiceCondition
{
    public override bool Holds(Scope scope)
    {
        foreach (var condition in All)
            if (!condition.Holds(scope)) return false;
        return true;
    }
}

/// <summary>One condition holds at least.</summary>
internal sealed record OrCondition(IReadOnlyList<ChoiceCondition> Any) : ChoiceCondition
{
    public override bool Holds(Scope scope)
    {
        foreach (var condition in Any)
            if (condition.Holds(scope)) return true;
        return false;
    }
}

/// <summary>The condition does not hold.</summary>
internal sealed record NotCondition(ChoiceCondition Inner) : ChoiceCondition
{
    public override bool Holds(Scope scope) => !Inner.Holds(scope);
}

/// <summary>There is something where the path leads, or there is not.</summary>
internal sealed record PresenceCondition(JsonPath Variable, bool Expected) : ChoiceCondition
{
    public override bool Holds(Scope scope) => IsThere(scope) == Expected;

    private bool IsThere(Scope scope) => Variable.Root == PathRoot.Variable
        ? scope.Variables.Find(Variable.Variable!) is { } root && Variable.Find(root) is not null
        : Variable.Find(scope.RootOf(Variable)) is not null;
}

/// <summary>A value compares as asked with a constant or with another value.</summary>
internal sealed record ComparisonCondition(JsonPath Variable, ChoiceOperator Operator, Json? Constant, JsonPath? Path) : ChoiceCondition
{
    public override bool Holds(Scope scope) => Operator.Holds(Read(scope, Variable), Constant ?? Read(scope, Path!));

    private static Json Read(Scope scope, JsonPath path) => path.Find(scope.RootOf(path))
        ?? throw StateFailureException.Runtime($"Invalid path '{path}': The choice state's condition path references an invalid value.");
}

/// <summary>A query in JSONata mode gives true.</summary>
internal sealed record QueryCondition(Template Query) : ChoiceCondition
{
    public override bool Holds(Scope scope) => Query switch
    {
        JsonataTemplate jsonata => jsonata.Evaluate(scope, "boolean") is JsonBoolean { Value: true },
        _ => Query.Evaluate(scope) is JsonBoolean { Value: true },
    };
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;

namespace EventPatterns.Simulator.Services.StepFunctions.Templates;

/// <summary>A string <c>{% ... %}</c> of a state in JSONata mode.</summary>
/// <param name="Expression">What stands between the delimiters, trimmed.</param>
/// <param name="Location">The field as AWS's errors name it: <c>Arguments/FunctionName</c>.</param>
internal sealed record JsonataTemplate(string Expression, string Location) : Template
{
    public override Json Evaluate(Scope scope)
    {
        var engine = scope.Host.Jsonata ?? throw new SimulationException(
            $"The field '{Location}' holds JSONata, and no engine was given. Set {nameof(IJsonataEngine)} on the simulation's options, or use JSONPath.");
        try
        {
            return engine.Evaluate(Expression, Bindings(scope), new JsonataAmbience(scope.Host.Now, scope.Host.Random))
                ?? throw Failed($"The JSONata expression '{Expression}' specified for the field '{Location}' returned nothing (undefined).");
        }
        catch (JsonataException wrong)
        {
            throw Failed($"The JSONata expression '{Expression}' specified for the field '{Location}' threw an error during evaluation. {wrong.Message}");
        }
    }

    /// <summary>Evaluates, and refuses what is not of the kind that the field takes.</summary>
    public Json Evaluate(Scope scope, string kind)
    {
        var value = Evaluate(scope);
        return value.Kind == kind ? value : throw Failed(
            $"The JSONata expression '{Expression}' specified for the field '{Location}' returned an unexpected result type. Expected '{kind}', but was '{value.Kind}' for value: {value}");
    }

    private static Dictionary<string, Json> Bindings(Scope scope)
    {
        var bindings = new Dictionary<string, Json>(StringComparer.Ordinal);
        scope.Variables.CopyTo(bindings);
        var states = new JsonMapBuilder().Set("input", scope.Input).Set("context", scope.Context.Value);
        states.SetIf("result", scope.Result).SetIf("errorOutput", scope.ErrorOutput);
        bindings["states"] = states.Build();
        return bindings;
    }

    private StateFailureException Failed(string cause) => new(StatesError.Query(cause, Location));
}

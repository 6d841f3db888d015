using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>The truth of a template's conditions.</summary>
internal sealed class ConditionValues(StackBuilder stack)
{
    private readonly Dictionary<string, Once<JsonBoolean>> _named = stack.Template.Conditions.Names
        .ToDictionary(name => name, name => new Once<JsonBoolean>(() => Evaluate(stack, name)), StringComparer.Ordinal);

    /// <summary>Whether the condition that a resource or output names holds; it does where none is named.</summary>
    public bool Holds(Json? name, Spot at) => name switch
    {
        null => true,
        JsonString text => Holds(text.Value, at),
        _ => throw at.Wrong($"a condition is named by text, and not by {name.Kind}"),
    };

    public bool Holds(string name, Spot at) => _named.TryGetValue(name, out var value)
        ? value.Value(() => at.Wrong($"the condition {name} depends on itself (circular dependency)")).Value
        : throw at.Wrong($"the template has no condition {name}");

    private static JsonBoolean Evaluate(StackBuilder stack, string name)
    {
        var spot = Spot.In(stack.Stack.Path, "Conditions." + name);
        return stack.Resolver.Condition(stack.Template.Conditions[name]!, spot) ? (JsonBoolean)Json.True : (JsonBoolean)Json.False;
    }
}

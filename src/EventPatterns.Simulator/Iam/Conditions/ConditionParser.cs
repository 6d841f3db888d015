using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Iam.Documents;

namespace EventPatterns.Simulator.Iam.Conditions;

/// <summary>Parses the <c>Condition</c> of a statement.</summary>
internal static class ConditionParser
{
    private const string IfExists = "IfExists";
    private const string ForAnyValue = "ForAnyValue:";
    private const string ForAllValues = "ForAllValues:";

    public static IReadOnlyList<Condition> Parse(Json? json, bool variables, Func<string, string, SimulationException> wrong)
    {
        if (json is null) return [];
        if (json is not JsonMap operators) throw wrong("", $"it is an object of operators, and not {json.Kind}");
        var conditions = new List<Condition>();
        foreach (var (name, keys) in operators)
        {
            if (keys is not JsonMap tests) throw wrong($".{name}", $"it is an object of keys, and not {keys.Kind}");
            foreach (var (key, values) in tests) conditions.Add(Parse(name, key, values, variables, what => wrong($".{name}.{key}", what)));
        }
        return conditions;
    }

    private static Condition Parse(string name, string key, Json values, bool variables, Func<string, SimulationException> wrong)
    {
        var (quantifier, rest) = name switch
        {
            _ when name.StartsWith(ForAnyValue, StringComparison.Ordinal) => (Quantifier.Any, name[ForAnyValue.Length..]),
            _ when name.StartsWith(ForAllValues, StringComparison.Ordinal) => (Quantifier.All, name[ForAllValues.Length..]),
            _ => (Quantifier.None, name),
        };
        var ifExists = rest.EndsWith(IfExists, StringComparison.Ordinal);
        if (ifExists) rest = rest[..^IfExists.Length];
        var test = ConditionOperator.Of(rest) ?? throw wrong($"there is no operator {rest}. There are {string.Join(", ", ConditionOperator.Names)}");
        var texts = Texts(values, wrong);
        if (texts.FirstOrDefault(t => !test.Accepts(t)) is { } bad) throw wrong($"\"{bad}\" is no value for {rest}");
        return new Condition(name, test, quantifier, ifExists, key, [.. texts.Select(t => new PolicyText(t, variables))]);
    }

    private static List<string> Texts(Json values, Func<string, SimulationException> wrong) =>
        [.. (values as IEnumerable<Json> ?? [values]).Select(value => value switch
        {
            JsonString text => text.Value,
            JsonBoolean or JsonNumber => value.ToString(),
            _ => throw wrong($"a value is text, a number or a boolean, and not {value.Kind}"),
        })];
}

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Choices;
using EventPatterns.Simulator.Services.StepFunctions.Paths;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>Reads a Choice state.</summary>
internal sealed class ChoiceReader(FieldReader read)
{
    private static readonly HashSet<string> Beside = ["Next", "Comment", "Assign", "Output", "Variable", "Condition"];

    public ChoiceState Read(string name, Fields fields, DataFlow data, QueryLanguage language)
    {
        if (fields.Value("Choices") is not JsonList { Count: > 0 }) fields.Wrong("A Choice state needs a non-empty array of rules", "Choices");
        return new ChoiceState
        {
            Name = name,
            Data = data,
            Language = language,
            Default = fields.Text("Default"),
            Rules = [.. fields.Objects("Choices").Select(rule => Rule(rule, language)).OfType<ChoiceRule>()],
        };
    }

    private ChoiceRule? Rule(Fields fields, QueryLanguage language)
    {
        var next = fields.RequiredText("Next");
        var condition = language == QueryLanguage.Jsonata ? Query(fields) : Condition(fields);
        return next is null || condition is null ? null : new ChoiceRule
        {
            Condition = condition,
            Next = next,
            Assign = read.Template(fields, "Assign", language),
            Output = language == QueryLanguage.Jsonata ? read.Template(fields, "Output", language) : null,
        };
    }

    private QueryCondition? Query(Fields fields)
    {
        if (fields.Value("Condition") is { } condition) return new QueryCondition(read.Query(fields, condition, "Condition"));
        fields.Wrong("The field 'Condition' is required but was missing");
        return null;
    }

    private ChoiceCondition? Condition(Fields fields)
    {
        string[] operators = [.. fields.Map.Names.Where(name => !Beside.Contains(name))];
        if (operators.Length != 1)
        {
            fields.Wrong($"A rule must have exactly one operator, and has {operators.Length}");
            return null;
        }
        return operators[0] switch
        {
            "And" => Several(fields, "And") is { } all ? new AndCondition(all) : null,
            "Or" => Several(fields, "Or") is { } any ? new OrCondition(any) : null,
            "Not" => fields.Object("Not") is { } inner && Condition(inner) is { } negated ? new NotCondition(negated) : null,
            _ => Comparison(fields, operators[0]),
        };
    }

    private List<ChoiceCondition>? Several(Fields fields, string name)
    {
        var conditions = fields.Objects(name).Select(Condition).ToList();
        if (conditions.Count == 0) fields.Wrong("A non-empty array of rules was expected", name);
        return conditions.Count == 0 || conditions.Contains(null) ? null : conditions.OfType<ChoiceCondition>().ToList();
    }

    private static ChoiceCondition? Comparison(Fields fields, string name)
    {
        if (fields.RequiredText("Variable") is null || FieldReader.Path(fields, "Variable") is not { } variable) return null;
        if (name == "IsPresent") return fields.Flag(name) is { } expected ? new PresenceCondition(variable, expected) : null;
        if (ChoiceOperator.All.TryGetValue(name, out var known)) return Constant(fields, variable, known);
        var isPath = name.EndsWith("Path", StringComparison.Ordinal);
        if (isPath && ChoiceOperator.All.TryGetValue(name[..^4], out known) && known.HasPath)
            return FieldReader.Path(fields, name) is { } path ? new ComparisonCondition(variable, known, null, path) : null;
        fields.Wrong($"Field '{name}' is not supported");
        return null;
    }

    private static ComparisonCondition? Constant(Fields fields, JsonPath variable, ChoiceOperator known)
    {
        var constant = fields.Value(known.Name)!;
        var reason = (known.Operand, constant) switch
        {
            (OperandKind.Text, JsonString) or (OperandKind.Number, JsonNumber) or (OperandKind.Boolean, JsonBoolean) => null,
            (OperandKind.Timestamp, JsonString text) => Timestamps.TryParse(text.Value, out _) ? null : "String does not match RFC3339 timestamp",
            (OperandKind.Number, _) => "Expected value of type Number",
            (OperandKind.Boolean, _) => "Expected value of type Boolean",
            _ => "Expected value of type String",
        };
        if (reason is null) return new ComparisonCondition(variable, known, constant, null);
        fields.Wrong(reason, known.Name);
        return null;
    }
}

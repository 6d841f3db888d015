using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Intrinsics;
using EventPatterns.Simulator.Services.StepFunctions.Language;
using EventPatterns.Simulator.Services.StepFunctions.Paths;

namespace EventPatterns.Simulator.Services.StepFunctions.Templates;

/// <summary>Reads a payload template of JSONPath mode. What is constant in it becomes one constant.</summary>
internal sealed class TemplateReader(Fields fields, string field)
{
    private const string Computed = ".$";

    public Template Read(Json value) => Read(value, field);

    private Template Read(Json value, string place) => value switch
    {
        JsonMap map => Map(map, place),
        JsonList list => List(list, place),
        _ => new ConstantTemplate(value),
    };

    private Template Map(JsonMap map, string place)
    {
        var members = map.Select(member => Member(member.Key, member.Value, place)).ToArray();
        if (members.GroupBy(member => member.Key).FirstOrDefault(named => named.Count() > 1) is { } twice)
            fields.Wrong($"The field '{twice.Key}' is given twice, once as '{twice.Key}{Computed}'", place);
        return members.All(member => member.Value is ConstantTemplate)
            ? new ConstantTemplate(map)
            : new ObjectTemplate(members);
    }

    private Template List(JsonList list, string place)
    {
        var items = list.Select((item, at) => Read(item, $"{place}[{at}]")).ToList();
        return items.All(item => item is ConstantTemplate) ? new ConstantTemplate(list) : new ListTemplate(items);
    }

    private KeyValuePair<string, Template> Member(string name, Json value, string place) =>
        name.EndsWith(Computed, StringComparison.Ordinal)
            ? new(name[..^Computed.Length], Compute(name, value, place))
            : new(name, Read(value, $"{place}/{name}"));

    private Template Compute(string name, Json value, string place)
    {
        try
        {
            if (value is JsonString { Value: var text })
                return text.StartsWith('$') ? new PathTemplate(JsonPathParser.Parse(text), name) : new IntrinsicTemplate(IntrinsicParser.Parse(text), name);
        }
        catch (PathSyntaxException)
        {
            // told below, as AWS tells it
        }
        fields.Wrong($"The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call", place);
        return new ConstantTemplate(value);
    }
}

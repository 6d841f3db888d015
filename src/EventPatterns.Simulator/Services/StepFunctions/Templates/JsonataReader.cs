using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using EventPatterns.Simulator.Services.StepFunctions.Language;

namespace EventPatterns.Simulator.Services.StepFunctions.Templates;

/// <summary>Reads a value of JSONata mode, in which every string <c>{% %}</c> is a query.</summary>
internal sealed class JsonataReader(IJsonataEngine? engine, Fields fields, string field)
{
    private const string Open = "{%";
    private const string Close = "%}";

    public Template Read(Json value, string place) => value switch
    {
        JsonString text when IsQuery(text.Value) => Query(text.Value, place),
        JsonMap map => Map(map, place),
        JsonList list => List(list, place),
        _ => new ConstantTemplate(value),
    };

    private static bool IsQuery(string text) =>
        text.Length >= 4 && text.StartsWith(Open, StringComparison.Ordinal) && text.EndsWith(Close, StringComparison.Ordinal);

    private JsonataTemplate Query(string text, string place)
    {
        var expression = text[Open.Length..^Close.Length].Trim();
        try
        {
            engine?.Validate(expression);
        }
        catch (JsonataException wrong)
        {
            fields.Wrong($"The JSONata expression is not valid: {wrong.Message}", field);
        }
        return new JsonataTemplate(expression, place);
    }

    private Template Map(JsonMap map, string place)
    {
        var members = map.Select(member => new KeyValuePair<string, Template>(member.Key, Read(member.Value, $"{place}/{member.Key}"))).ToArray();
        return members.All(member => member.Value is ConstantTemplate) ? new ConstantTemplate(map) : new ObjectTemplate(members);
    }

    private Template List(JsonList list, string place)
    {
        var items = list.Select((item, at) => Read(item, $"{place}[{at}]")).ToList();
        return items.All(item => item is ConstantTemplate) ? new ConstantTemplate(list) : new ListTemplate(items);
    }
}

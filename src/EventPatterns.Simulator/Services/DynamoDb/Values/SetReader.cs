using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.DynamoDb.Values;

/// <summary>Reads sets, which may neither be empty nor hold a value twice.</summary>
internal static class SetReader
{
    private const string Invalid = "One or more parameter values were invalid: ";

    public static ValueFault? Read(string type, JsonList list, out AttributeValue value)
    {
        value = NullValue.Instance;
        if (list.Count == 0) return Empty(type);
        var elements = new AttributeValue[list.Count];
        for (var at = 0; at < elements.Length; at++)
            if (Element(type, list[at], out elements[at]) is { } fault) return fault;
        if (elements.Distinct().Count() < elements.Length) return Duplicates(type, list);
        value = new SetValue(type, elements);
        return null;
    }

    private static ValueFault? Element(string type, Json json, out AttributeValue value)
    {
        value = NullValue.Instance;
        if (json is not JsonString text) return new($"Unexpected value type in payload: an element of type {type} can't be a JSON {json.Kind}");
        switch (type)
        {
            case "NS": return ValueReader.Number(text.Value, out value);
            case "BS": return ValueReader.Binary(text.Value, out value);
            default:
                value = new StringValue(text.Value);
                return null;
        }
    }

    private static ValueFault Empty(string type) => type switch
    {
        "SS" => new(Invalid + "An string set  may not be empty"), // two blanks: AWS's own spelling
        "NS" => new(Invalid + "An number set  may not be empty", OfNumbers: true),
        _ => new(Invalid + "Binary sets should not be empty"),
    };

    private static ValueFault Duplicates(string type, JsonList list)
    {
        var given = string.Join(", ", list.OfType<JsonString>().Select(text => text.Value));
        return type switch
        {
            "SS" => new($"{Invalid}Input collection [{given}] contains duplicates."),
            "NS" => new("Input collection contains duplicates", OfNumbers: true),
            _ => new($"{Invalid}Input collection [{given}]of type BS contains duplicates."),
        };
    }
}

using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.DynamoDb.Values;

/// <summary>What is wrong with an attribute value, in DynamoDB's words.</summary>
/// <param name="Message">The message.</param>
/// <param name="OfNumbers">Whether it concerns numbers: those are read before all else, and their messages get no prefix in a start key.</param>
internal sealed record ValueFault(string Message, bool OfNumbers = false);

/// <summary>Reads DynamoDB JSON, with the checks of the API (reference, "AttributeValue").</summary>
internal static class ValueReader
{
    private const int MaxDepth = 32;
    private const string Invalid = "One or more parameter values were invalid: ";

    private static readonly ValueFault EmptyValue = new("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    private static readonly ValueFault ManyTypes = new("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");

    /// <summary>Reads the attributes of an item, a key or a start key.</summary>
    public static ValueFault? ReadMap(Json? json, out AttributeMap map, int depth = 0)
    {
        map = AttributeMap.Empty;
        if (json is not JsonMap members || members.Count == 0) return null;
        var attributes = new KeyValuePair<string, AttributeValue>[members.Count];
        var at = 0;
        foreach (var (name, member) in members.Members)
        {
            if (Read(member, out var value, depth) is { } fault) return fault;
            attributes[at++] = new(name, value);
        }
        map = new(attributes);
        return null;
    }

    /// <summary>Reads one value.</summary>
    public static ValueFault? Read(Json json, out AttributeValue value, int depth = 0)
    {
        value = NullValue.Instance;
        if (depth > MaxDepth) return new("Nesting Levels have exceeded supported limits");
        if (json is not JsonMap types) return EmptyValue;
        var known = 0;
        foreach (var (type, content) in types.Members)
        {
            if (!IsType(type)) continue;
            known++;
            if (ReadAs(type, content, out value, depth) is { } fault) return fault;
        }
        return known switch { 0 => EmptyValue, 1 => null, _ => ManyTypes };
    }

    private static bool IsType(string type) => type is "S" or "N" or "B" or "BOOL" or "NULL" or "SS" or "NS" or "BS" or "L" or "M";

    private static ValueFault? ReadAs(string type, Json content, out AttributeValue value, int depth)
    {
        value = NullValue.Instance;
        switch (type, content)
        {
            case ("S", JsonString text):
                value = new StringValue(text.Value);
                return null;
            case ("N", JsonString text):
                return Number(text.Value, out value);
            case ("B", JsonString text):
                return Binary(text.Value, out value);
            case ("BOOL", _):
                value = BooleanValue.Of(IsTrue(content));
                return null;
            case ("NULL", _):
                return IsTrue(content) ? null : new(Invalid + "Null attribute value types must have the value of true");
            case ("SS" or "NS" or "BS", JsonList list):
                return SetReader.Read(type, list, out value);
            case ("L", JsonList list):
                return Elements(list, out value, depth);
            case ("M", JsonMap):
                var fault = ReadMap(content, out var map, depth + 1);
                value = new MapValue(map);
                return fault;
            default:
                return new($"Unexpected value type in payload: a value of type {type} can't be a JSON {content.Kind}");
        }
    }

    internal static ValueFault? Number(string text, out AttributeValue value)
    {
        var wrong = DynamoNumber.Read(text, out var number);
        value = new NumberValue(number);
        return wrong is null ? null : new(wrong, OfNumbers: true);
    }

    internal static ValueFault? Binary(string text, out AttributeValue value)
    {
        var bytes = new byte[text.Length];
        var fits = Convert.TryFromBase64String(text, bytes, out var length);
        value = new BinaryValue(bytes[..length]);
        return fits ? null : new($"'{text}' can not be converted to a Blob: it is not Base64");
    }

    // AWS's own clients send true; as a string, 'true', 'yes' and '1' are taken for it too.
    private static bool IsTrue(Json content) => content switch
    {
        JsonBoolean boolean => boolean.Value,
        JsonString text => text.Value is "true" or "yes" or "1",
        _ => false,
    };

    private static ValueFault? Elements(JsonList list, out AttributeValue value, int depth)
    {
        var elements = new AttributeValue[list.Count];
        value = NullValue.Instance;
        for (var at = 0; at < elements.Length; at++)
            if (Read(list[at], out elements[at], depth + 1) is { } fault) return fault;
        value = new ListValue(elements);
        return null;
    }
}

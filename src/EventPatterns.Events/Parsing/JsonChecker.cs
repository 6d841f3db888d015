using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EventPatterns.Events;

/// <summary>Compares JSON with the .NET types that it is to become, and collects every fault instead of the first.</summary>
internal sealed class JsonChecker
{
    public List<EventFault> Faults { get; } = [];

    public void Fault(string path, string expected, JsonElement? found) => Faults.Add(new(path, expected, JsonWords.Found(found)));

    public bool IsObject(JsonElement element, string path) => Is(element, JsonValueKind.Object, "an object", path);

    public JsonElement? Member(JsonElement owner, string name, string path, string expected)
    {
        if (owner.TryGetProperty(name, out var member)) return member;
        Fault($"{path}.{name}", expected, null);
        return null;
    }

    public void IsText(JsonElement owner, string name, string path, string text)
    {
        var expected = $"the string \"{text}\"";
        if (Member(owner, name, path, expected) is { } member && !(member.ValueKind == JsonValueKind.String && member.ValueEquals(text)))
            Fault($"{path}.{name}", expected, member);
    }

    public void Check(JsonElement element, JsonTypeInfo type, string path)
    {
        if (Nullable.GetUnderlyingType(type.Type) is { } underlying) type = type.Options.GetTypeInfo(underlying);
        switch (type.PolymorphismOptions is null ? type.Kind : JsonTypeInfoKind.None)
        {
            case JsonTypeInfoKind.Object:
                Object(element, type, path);
                break;
            case JsonTypeInfoKind.Enumerable:
                List(element, type, path);
                break;
            case JsonTypeInfoKind.Dictionary:
                Dictionary(element, type, path);
                break;
            default:
                Value(element, type, path);
                break;
        }
    }

    private void Object(JsonElement element, JsonTypeInfo type, string path)
    {
        if (!IsObject(element, path)) return;
        foreach (var property in type.Properties.Where(Reads))
        {
            var at = path + new ContractStep(property.Name, IsList: false);
            if (element.TryGetProperty(property.Name, out var value)) Property(value, property, at);
            else if (property.IsRequired) Fault(at, JsonWords.Expected(type.Options.GetTypeInfo(property.PropertyType)), null);
        }
    }

    private static bool Reads(JsonPropertyInfo property) =>
        !property.IsExtensionData && (property.Set is not null || property.AssociatedParameter is not null);

    private void Property(JsonElement value, JsonPropertyInfo property, string path)
    {
        var type = property.Options.GetTypeInfo(property.PropertyType);
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!property.AcceptsNull()) Fault(path, JsonWords.Expected(type), value);
        }
        else if (property.CustomConverter is null or InstantConverter) // another converter speaks for itself when the record is read
        {
            Check(value, type, path);
        }
    }

    private void List(JsonElement element, JsonTypeInfo type, string path)
    {
        if (!Is(element, JsonValueKind.Array, "an array", path)) return;
        var index = 0;
        foreach (var item in element.EnumerateArray()) Element(item, type, $"{path}[{index++}]");
    }

    private void Dictionary(JsonElement element, JsonTypeInfo type, string path)
    {
        if (!IsObject(element, path)) return;
        foreach (var entry in element.EnumerateObject()) Element(entry.Value, type, path + new ContractStep(entry.Name, IsList: false));
    }

    private void Element(JsonElement element, JsonTypeInfo collection, string path)
    {
        var type = collection.Options.GetTypeInfo(collection.ElementType!);
        var nullable = !type.Type.IsValueType || Nullable.GetUnderlyingType(type.Type) is not null; // .NET does not tell of elements
        if (element.ValueKind != JsonValueKind.Null || !nullable) Check(element, type, path);
    }

    private void Value(JsonElement element, JsonTypeInfo type, string path)
    {
        if (!Becomes(element, type)) Fault(path, JsonWords.Expected(type), element);
    }

    private static bool Becomes(JsonElement element, JsonTypeInfo type)
    {
        if (JsonWords.EnumNames(type) is { } names) return element.ValueKind == JsonValueKind.String && names.Contains(element.GetString()!);
        try
        {
            element.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Is(JsonElement element, JsonValueKind kind, string expected, string path)
    {
        if (element.ValueKind == kind) return true;
        Fault(path, expected, element);
        return false;
    }
}

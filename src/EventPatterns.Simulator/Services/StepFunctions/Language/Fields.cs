using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Validation;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>An object of a definition as its reader sees it: typed members, and a place for each complaint.</summary>
internal sealed class Fields(JsonMap map, string place, List<Diagnostic> findings)
{
    /// <summary>Where the object stands: <c>/States/Pay</c>; empty for the definition itself.</summary>
    public string Place => place;

    public List<Diagnostic> Findings => findings;

    public JsonMap Map => map;

    public bool Has(string name) => map.Has(name);

    public Json? Value(string name) => map[name];

    /// <summary>Notes a complaint about a member, or about the object itself where no name is given.</summary>
    public void Wrong(string message, string? name = null) =>
        findings.Add(new Diagnostic(Diagnostic.Schema, message, At(name)));

    public string? Text(string name)
    {
        if (map[name] is not { } value) return null;
        if (value is JsonString text) return text.Value;
        Wrong("Expected value of type String", name);
        return null;
    }

    public string? RequiredText(string name)
    {
        if (!map.Has(name)) Wrong($"The field '{name}' is required but was missing");
        return Text(name);
    }

    public bool? Flag(string name)
    {
        if (map[name] is not { } value) return null;
        if (value is JsonBoolean flag) return flag.Value;
        Wrong("Expected value of type Boolean", name);
        return null;
    }

    /// <summary>A number within bounds, both inclusive.</summary>
    public double? Number(string name, double least, double most = double.MaxValue)
    {
        if (map[name] is not { } value) return null;
        if (value is not JsonNumber number) Wrong("Expected value of type Number", name);
        else if (number.Value < least || number.Value > most) Wrong($"Value is not in the range from {least} to {(most == double.MaxValue ? "infinity" : most)}", name);
        else return number.Value;
        return null;
    }

    /// <summary>A whole number within bounds, both inclusive.</summary>
    public double? Whole(string name, double least, double most = 99_999_999)
    {
        if (map[name] is not JsonNumber { Whole: null }) return Number(name, least, most);
        Wrong("Expected value of type Integer", name);
        return null;
    }

    public Fields? Object(string name)
    {
        if (map[name] is not { } value) return null;
        if (value is JsonMap inner) return new Fields(inner, At(name), findings);
        Wrong("Expected value of type Object", name);
        return null;
    }

    /// <summary>The objects of an array; empty where it is absent.</summary>
    public IReadOnlyList<Fields> Objects(string name)
    {
        if (map[name] is not { } value) return [];
        if (value is not JsonList list)
        {
            Wrong("Expected value of type Array", name);
            return [];
        }
        var objects = new List<Fields>(list.Count);
        for (var at = 0; at < list.Count; at++)
        {
            var itemPlace = $"{At(name)}[{at}]";
            if (list[at] is JsonMap inner) objects.Add(new Fields(inner, itemPlace, findings));
            else findings.Add(new Diagnostic(Diagnostic.Schema, "Expected value of type Object", itemPlace));
        }
        return objects;
    }

    /// <summary>The texts of an array that must not be empty.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (map[name] is JsonList list && list.Count > 0 && list.All(item => item is JsonString))
            return [.. list.Cast<JsonString>().Select(item => item.Value)];
        if (!map.Has(name)) Wrong($"The field '{name}' is required but was missing");
        else Wrong("Expected a non-empty array of strings", name);
        return [];
    }

    private string At(string? name) => name is null ? place.Length == 0 ? "/" : place : $"{place}/{name}";
}

using System.Xml;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Scenarios;

/// <summary>A value of a scenario file, with its place: every reading either succeeds or says where and what was expected.</summary>
internal sealed class Field(string file, string path, Json value)
{
    public Json Value => value;

    public string Path => path;

    public Field? Optional(string name) => Map()[name] is { } member ? new Field(file, $"{path}/{name}", member) : null;

    public Field Required(string name) => Optional(name) ?? throw Wrong($"the member \"{name}\" is missing");

    public bool Has(string name) => Map().Has(name);

    /// <summary>Refuses members that mean nothing here: a misspelt one would otherwise be passed over in silence.</summary>
    public Field Only(params ReadOnlySpan<string> names)
    {
        foreach (var name in Map().Names)
            if (!names.Contains(name)) throw Wrong($"\"{name}\" means nothing here; expected {string.Join(", ", names!)}");
        return this;
    }

    public string Text() => value is JsonString text ? text.Value : throw Expected("a string");

    public JsonMap Map() => value as JsonMap ?? throw Expected("an object");

    public IEnumerable<Field> List() => value is JsonList list
        ? list.Select((item, at) => new Field(file, $"{path}/{at}", item))
        : throw Expected("an array");

    public IEnumerable<(string Name, Field Value)> Members() =>
        Map().Select(member => (member.Key, new Field(file, $"{path}/{member.Key}", member.Value)));

    public int Whole(int least = 0, int most = int.MaxValue) =>
        value is JsonNumber { Whole: { } whole } && whole >= least && whole <= most
            ? (int)whole
            : throw Expected(most == int.MaxValue ? $"a whole number from {least}" : $"a whole number from {least} to {most}");

    public TimeSpan Duration()
    {
        try
        {
            return XmlConvert.ToTimeSpan(Text()) is var duration && duration >= TimeSpan.Zero ? duration : throw Wanted();
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            throw Wanted();
        }

        ScenarioException Wanted() => Expected("an ISO 8601 duration such as \"PT30M\"");
    }

    public ScenarioException Expected(string what) => Wrong($"expected {what}, found {Shown()}");

    public ScenarioException Wrong(string what) => new($"{file}, at {(path.Length == 0 ? "/" : path)}: {what}.");

    private string Shown()
    {
        var text = value.ToString();
        return text.Length <= 60 ? text : $"{value.Kind} {text[..57]}...";
    }
}

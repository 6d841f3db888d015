using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Scenarios;

/// <summary>
/// Fills what a scenario leaves to the run: <c>{{n}}</c> the number of the repetition from 1, <c>{{uuid}}</c> a new id,
/// <c>{{now}}</c> the virtual time, <c>{{now+PT1H}}</c> and <c>{{now-PT1H}}</c> times near it.
/// </summary>
internal static partial class Placeholders
{
    public static Json Fill(Json value, int number, Simulation simulation) => value switch
    {
        JsonString { Value: "{{n}}" } => (Json)number,
        JsonString text when text.Value.Contains("{{", StringComparison.Ordinal) => Fill(text.Value, number, simulation),
        JsonList list => JsonList.Of(list.Select(item => Fill(item, number, simulation))),
        JsonMap map => Fill(map, number, simulation),
        _ => value,
    };

    public static string Fill(string text, int number, Simulation simulation) => Placeholder().Replace(text, match =>
    {
        if (match.Groups["name"].Value == "n") return number.ToString(CultureInfo.InvariantCulture);
        if (match.Groups["name"].Value == "uuid") return simulation.World.Random.NextUuid();
        var offset = match.Groups["offset"] is { Success: true, Value: var iso } ? XmlConvert.ToTimeSpan(iso) : TimeSpan.Zero;
        var time = match.Groups["sign"].Value == "-" ? simulation.Now - offset : simulation.Now + offset;
        return Services.AwsTime.Iso(time);
    });

    private static JsonMap Fill(JsonMap map, int number, Simulation simulation)
    {
        var filled = new JsonMapBuilder(map.Count);
        foreach (var (name, value) in map) filled.Set(name, Fill(value, number, simulation));
        return filled.Build();
    }

    [GeneratedRegex(@"\{\{(?<name>n|uuid|now)(?:(?<sign>[+-])(?<offset>P[0-9A-Z.]+))?\}\}")]
    private static partial Regex Placeholder();
}

using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.EventBridge.Patterns;
using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

namespace EventPatterns.Simulator.Tests.Patterns;

/// <summary>Matches as the rules are told, without any index: it flattens the event and tries every choice of values.</summary>
internal static class NaiveMatcher
{
    private sealed record Scalar(string Path, Json Value, Dictionary<int, int> Arrays);

    public static bool Matches(EventPattern pattern, JsonMap @event)
    {
        List<Scalar> scalars = [];
        var arrays = 0;
        Flatten(@event, "", [], scalars, ref arrays);
        return pattern.Alternatives.Any(fields => Holds(fields, 0, scalars, []));
    }

    private static bool Holds(IReadOnlyList<PatternField> fields, int at, List<Scalar> scalars, Dictionary<int, int> chosen)
    {
        if (at == fields.Count) return true;
        var field = fields[at];
        var agreeing = scalars.Where(s => s.Path == field.Path && Agree(s.Arrays, chosen)).ToList();
        if (field.MayBeAbsent && agreeing.Count == 0 && Holds(fields, at + 1, scalars, chosen)) return true;
        return agreeing.Where(s => field.Patterns.Any(p => Fits(p, s.Value)))
            .Any(s => Holds(fields, at + 1, scalars, chosen.Concat(s.Arrays.Where(a => !chosen.ContainsKey(a.Key))).ToDictionary()));
    }

    private static bool Agree(Dictionary<int, int> left, Dictionary<int, int> right) =>
        left.All(l => !right.TryGetValue(l.Key, out var index) || index == l.Value);

    private static bool Fits(ValuePattern pattern, Json value) =>
        pattern.Matches(new EventValue(value is JsonString, Encoding.UTF8.GetBytes((value as JsonString)?.Value ?? value.ToString())));

    private static void Flatten(Json value, string path, Dictionary<int, int> inside, List<Scalar> scalars, ref int arrays)
    {
        if (value is JsonMap map)
        {
            foreach (var (name, member) in map) Flatten(member, path.Length == 0 ? name : $"{path}.{name}", inside, scalars, ref arrays);
        }
        else if (value is JsonList list)
        {
            var array = arrays++;
            for (var at = 0; at < list.Count; at++)
                Flatten(list[at], path, list[at] is JsonMap or JsonList ? new(inside) { [array] = at } : inside, scalars, ref arrays);
        }
        else
        {
            scalars.Add(new(path, value, inside));
        }
    }
}

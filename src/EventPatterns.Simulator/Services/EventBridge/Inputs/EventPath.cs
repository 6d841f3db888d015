using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.EventBridge.Inputs;

/// <summary>
/// A path into an event: <c>$.detail.items[0]['unit price']</c>, or <c>[*]</c> for all; see
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html.
/// </summary>
internal sealed class EventPath
{
    private readonly Step[] _steps;

    private EventPath(Step[] steps) => _steps = steps;

    /// <summary>A member's name, an item's place, or, without both, all.</summary>
    private readonly record struct Step(string? Name, int? Index);

    /// <summary>Reads a path, or says no.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EventPath? path)
    {
        path = null;
        if (!text.StartsWith('$')) return false;
        List<Step> steps = [];
        for (var rest = text[1..]; rest.Length > 0;)
        {
            if (!TryStep(ref rest, out var step)) return false;
            steps.Add(step);
        }
        path = new([.. steps]);
        return true;
    }

    /// <summary>What stands there, or null where nothing does.</summary>
    public Json? Find(Json value) => Find(value, 0);

    private Json? Find(Json? value, int at)
    {
        if (value is null || at == _steps.Length) return value;
        var (name, index) = _steps[at];
        if (name is not null) return Find(value[name], at + 1);
        if (index is { } place) return value is JsonList list && place < list.Count ? Find(list[place], at + 1) : null;
        var all = value is JsonMap map ? map.Select(m => m.Value) : value as JsonList;
        return all is null ? null : JsonList.Of(all.Select(item => Find(item, at + 1)).OfType<Json>());
    }

    private static bool TryStep(ref string rest, out Step step) => rest[0] switch
    {
        '.' => TryName(ref rest, out step),
        '[' => TryBracket(ref rest, out step),
        _ => Not(out step),
    };

    private static bool TryName(ref string rest, out Step step)
    {
        var end = rest.AsSpan(1).IndexOfAny('.', '[') is var found and >= 0 ? found + 1 : rest.Length;
        var name = rest[1..end];
        rest = rest[end..];
        step = name == "*" ? default : new(name, null);
        return name.Length > 0;
    }

    private static bool TryBracket(ref string rest, out Step step)
    {
        var end = rest.IndexOf(']', StringComparison.Ordinal);
        if (end < 0) return Not(out step);
        var inside = rest[1..end];
        rest = rest[(end + 1)..];
        if (inside == "*") return Is(default, out step);
        if (inside.Length > 2 && inside[0] is '\'' or '"' && inside[^1] == inside[0]) return Is(new(inside[1..^1], null), out step);
        return int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? Is(new(null, index), out step) : Not(out step);
    }

    private static bool Is(Step found, out Step step)
    {
        step = found;
        return true;
    }

    private static bool Not(out Step step)
    {
        step = default;
        return false;
    }
}

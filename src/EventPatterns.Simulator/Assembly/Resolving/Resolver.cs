using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>Replaces the intrinsic functions in a value of one stack's template by what they stand for.</summary>
internal sealed class Resolver(StackBuilder stack)
{
    public StackBuilder Stack => stack;

    /// <summary>The value, or null where it is <c>AWS::NoValue</c>: then the member or item that holds it is left out.</summary>
    public Json? Resolve(Json value, Spot at) => value switch
    {
        JsonMap map when Intrinsic(map) is { } name => Intrinsics.Call(this, name, map[name]!, at.At(name)),
        JsonMap map => Members(map, at),
        JsonList list => Items(list, at),
        _ => value,
    };

    /// <summary>The value, which has to be text.</summary>
    public string Text(Json value, Spot at) => Required(value, at) switch
    {
        JsonString text => text.Value,
        JsonNumber number => number.Text,
        JsonBoolean boolean => boolean.Value ? "true" : "false",
        var other => throw at.Wrong($"text is needed here, and it is {other.Kind}: {other}"),
    };

    /// <summary>The value, which has to be a list.</summary>
    public JsonList List(Json value, Spot at) => Required(value, at) as JsonList
        ?? throw at.Wrong($"a list is needed here: {value}");

    /// <summary>The value, which has to be a whole number.</summary>
    public int Whole(Json value, Spot at) => int.TryParse(Text(value, at), out var whole)
        ? whole
        : throw at.Wrong($"a whole number is needed here: {value}");

    /// <summary>The value, which must not be <c>AWS::NoValue</c>.</summary>
    public Json Required(Json value, Spot at) => Resolve(value, at) ?? throw at.Wrong("AWS::NoValue can't stand here");

    /// <summary>The arguments of an intrinsic that takes a list of so many.</summary>
    public static JsonList Arguments(Json value, Spot at, int least, int most) =>
        value is JsonList list && list.Count >= least && list.Count <= most
            ? list
            : throw at.Wrong(least == most ? $"it takes a list of {least}: {value}" : $"it takes a list of {least} to {most}: {value}");

    /// <summary>The truth of a condition.</summary>
    public bool Condition(Json value, Spot at) => ConditionIntrinsics.Evaluate(this, value, at);

    /// <summary>A map of one member whose name is an intrinsic's is a call of it.</summary>
    private static string? Intrinsic(JsonMap map)
    {
        if (map.Count != 1) return null;
        var name = map.Names.First();
        return name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal) ? name : null;
    }

    private JsonMap Members(JsonMap map, Spot at)
    {
        var builder = new JsonMapBuilder(map.Count);
        foreach (var (name, member) in map) builder.SetIf(name, Resolve(member, at.At(name)));
        return builder.Build();
    }

    private JsonList Items(JsonList list, Spot at)
    {
        var items = new List<Json>(list.Count);
        for (var index = 0; index < list.Count; index++)
            if (Resolve(list[index], at.At(index)) is { } item) items.Add(item);
        return JsonList.Of(items);
    }
}

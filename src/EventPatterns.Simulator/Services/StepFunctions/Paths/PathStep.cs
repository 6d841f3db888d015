using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Paths;

/// <summary>One step of a JSONPath.</summary>
internal abstract record PathStep
{
    /// <summary>Whether the step leads to one value at most.</summary>
    public virtual bool IsDefinite => false;

    /// <summary>The values that the step leads to.</summary>
    public abstract IEnumerable<Json> From(Json value, Json root);
}

/// <summary><c>.name</c> or <c>['name']</c>.</summary>
internal sealed record NameStep(string Name) : PathStep
{
    public override bool IsDefinite => true;

    public override IEnumerable<Json> From(Json value, Json root) => value[Name] is { } member ? [member] : [];

    public override string ToString() => $"['{Name}']";
}

/// <summary><c>['a','b']</c>: an object of the named members.</summary>
internal sealed record NamesStep(IReadOnlyList<string> Names) : PathStep
{
    public override IEnumerable<Json> From(Json value, Json root)
    {
        if (value is not JsonMap map) return [];
        var members = new JsonMapBuilder(Names.Count);
        foreach (var name in Names) members.SetIf(name, map[name]);
        return [members.Build()];
    }

    public override string ToString() => $"[{string.Join(',', Names.Select(n => $"'{n}'"))}]";
}

/// <summary><c>[0]</c>; a negative index counts from the end.</summary>
internal sealed record IndexStep(int Index) : PathStep
{
    public override bool IsDefinite => true;

    public Json? In(Json value) => value is JsonList list && Place(list) is var at && at >= 0 && at < list.Count ? list[at] : null;

    public override IEnumerable<Json> From(Json value, Json root) => In(value) is { } item ? [item] : [];

    public override string ToString() => $"[{Index}]";

    private int Place(JsonList list) => Index < 0 ? list.Count + Index : Index;
}

/// <summary><c>[0,2]</c>.</summary>
internal sealed record IndexesStep(IReadOnlyList<int> Indexes) : PathStep
{
    public override IEnumerable<Json> From(Json value, Json root) =>
        Indexes.SelectMany(index => new IndexStep(index).From(value, root));

    public override string ToString() => $"[{string.Join(',', Indexes)}]";
}

/// <summary><c>[1:3]</c>, with an optional step.</summary>
internal sealed record SliceStep(int? Begin, int? End, int Step) : PathStep
{
    public override IEnumerable<Json> From(Json value, Json root)
    {
        if (value is not JsonList list) yield break;
        var end = Math.Min(Place(End ?? list.Count, list), list.Count);
        for (var at = Math.Max(Place(Begin ?? 0, list), 0); at < end; at += Step) yield return list[at];
    }

    public override string ToString() => $"[{Begin}:{End}]";

    private static int Place(int index, JsonList list) => index < 0 ? list.Count + index : index;
}

/// <summary><c>.*</c> or <c>[*]</c>.</summary>
internal sealed record WildcardStep : PathStep
{
    public override IEnumerable<Json> From(Json value, Json root) => value switch
    {
        JsonMap map => map.Select(member => member.Value),
        JsonList list => list,
        _ => [],
    };

    public override string ToString() => "[*]";
}

/// <summary><c>..</c>: the value and all below it; the step after it picks among them.</summary>
internal sealed record DescendStep : PathStep
{
    public override IEnumerable<Json> From(Json value, Json root)
    {
        var pending = new Stack<Json>([value]);
        while (pending.TryPop(out var next))
        {
            yield return next;
            foreach (var child in new WildcardStep().From(next, root).Reverse()) pending.Push(child);
        }
    }

    public override string ToString() => "..";
}

/// <summary><c>[?(...)]</c>.</summary>
internal sealed record FilterStep(PathFilter Filter) : PathStep
{
    public override IEnumerable<Json> From(Json value, Json root) => value switch
    {
        JsonList list => list.Where(item => Filter.Holds(item, root)),
        JsonMap map => Filter.Holds(map, root) ? [map] : [],
        _ => [],
    };

    public override string ToString() => "[?]";
}

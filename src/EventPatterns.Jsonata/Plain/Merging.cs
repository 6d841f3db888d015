using EventPatterns.Simulator.Data;

namespace EventPatterns.Jsonata.Plain;

/// <summary>Objects that are merged: <c>$merge([a, b])</c>, <c>$merge($append([a], $each(...)))</c>.</summary>
internal sealed record Merging(IReadOnlyList<IPlain> Parts, bool Appends) : IPlain
{
    public Json? Evaluate(PlainScope scope)
    {
        if (scope.Has("merge") || (Appends && (scope.Has("append") || scope.Has("each")))) return scope.GiveUp();
        var merged = new JsonMapBuilder();
        foreach (var part in Parts)
        {
            if (part.Evaluate(scope) is not JsonMap map) return scope.GiveUp();
            foreach (var (name, value) in map)
            {
                if (!PlainValues.IsName(name) || !PlainValues.IsKept(value)) return scope.GiveUp();
                merged.Set(name, value);
            }
        }
        return merged.Build();
    }
}

/// <summary><c>$each(path, function($value, $name) { {$name: expression} })</c>, whose objects are merged: one object of all members.</summary>
internal sealed record Each(Walk Members, string Value, string Name, IPlain Result) : IPlain
{
    public Json? Evaluate(PlainScope scope)
    {
        if (scope.Has(Value) || scope.Has(Name)) return scope.GiveUp();
        var members = Members.Evaluate(scope);
        if (members is null) return JsonMap.Empty;
        if (members is not JsonMap map) return scope.GiveUp();
        var made = new JsonMapBuilder(map.Count);
        foreach (var (name, value) in map)
        {
            scope.Bind(Value, value);
            scope.Bind(Name, name);
            made.SetIf(name, Result.Evaluate(scope));
        }
        scope.Forget(Value);
        scope.Forget(Name);
        return made.Build();
    }
}

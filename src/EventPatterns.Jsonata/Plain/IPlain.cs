using EventPatterns.Simulator.Data;

namespace EventPatterns.Jsonata.Plain;

/// <summary>A part of a plain expression.</summary>
internal interface IPlain
{
    /// <summary>Its value; null for undefined, and where the scope was told to give up.</summary>
    Json? Evaluate(PlainScope scope);
}

/// <summary>A string or a whole number.</summary>
internal sealed record Literal(Json Value) : IPlain
{
    public Json? Evaluate(PlainScope scope) => Value;
}

/// <summary><c>(a; b; c)</c>: all in order, the last for its value.</summary>
internal sealed record Block(IReadOnlyList<IPlain> Parts) : IPlain
{
    public Json? Evaluate(PlainScope scope)
    {
        Json? last = null;
        foreach (var part in Parts) last = part.Evaluate(scope);
        return last;
    }
}

/// <summary><c>$name := value</c>.</summary>
internal sealed record Assignment(string Name, IPlain Value) : IPlain
{
    public Json? Evaluate(PlainScope scope)
    {
        var value = Value.Evaluate(scope);
        scope.Bind(Name, value);
        return value;
    }
}

/// <summary><c>$name.member.member</c>, through objects alone.</summary>
internal sealed record Walk(string Variable, IReadOnlyList<string> Names) : IPlain
{
    public Json? Evaluate(PlainScope scope)
    {
        var value = scope.Variable(Variable);
        foreach (var name in Names)
        {
            if (value is JsonList) return scope.GiveUp();
            value = value?[name];
        }
        return value is null || PlainValues.IsSingle(value) ? value : scope.GiveUp();
    }
}

/// <summary><c>{'name': value}</c>: what is undefined is left out.</summary>
internal sealed record Construction(IReadOnlyList<Member> Members) : IPlain
{
    public Json? Evaluate(PlainScope scope)
    {
        var made = new JsonMapBuilder(Members.Count);
        foreach (var (name, value) in Members) made.SetIf(name, value.Evaluate(scope));
        return made.Build();
    }
}

/// <summary>A member of an object to be made.</summary>
internal sealed record Member(string Name, IPlain Value);

/// <summary><c>$merge([a, b])</c> of objects.</summary>
internal sealed record Merging(IReadOnlyList<IPlain> Parts) : IPlain
{
    public Json? Evaluate(PlainScope scope)
    {
        if (scope.Has("merge")) return scope.GiveUp();
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

/// <summary><c>a + b</c>, <c>a - b</c> of whole numbers, <c>a &amp; b</c> of strings.</summary>
internal sealed record Operation(char Operator, IPlain Left, IPlain Right) : IPlain
{
    public Json? Evaluate(PlainScope scope)
    {
        var (left, right) = (Left.Evaluate(scope), Right.Evaluate(scope));
        if (Operator == '&') return left is JsonString a && right is JsonString b ? a.Value + b.Value : scope.GiveUp();
        if (PlainValues.Whole(left) is not { } first || PlainValues.Whole(right) is not { } second) return scope.GiveUp();
        return Operator == '+' ? first + second : first - second;
    }
}

/// <summary>A function of one argument: <c>$string(x)</c>.</summary>
internal sealed record Call(string Function, IPlain Argument) : IPlain
{
    public Json? Evaluate(PlainScope scope)
    {
        if (scope.Has(Function) || Argument.Evaluate(scope) is not { } argument) return scope.GiveUp();
        return PlainFunctions.All[Function](argument) ?? scope.GiveUp();
    }
}

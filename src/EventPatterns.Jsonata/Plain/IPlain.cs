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

/// <summary><c>$name.member.member</c>, through objects, and by number into an array: <c>$name.members[0]</c>.</summary>
internal sealed record Walk(string Variable, IReadOnlyList<WalkStep> Steps) : IPlain
{
    public Json? Evaluate(PlainScope scope)
    {
        var value = scope.Variable(Variable);
        foreach (var step in Steps)
        {
            if (value is null) return null;
            if (value is JsonList != step.Index is not null) return scope.GiveUp();
            value = step.Index is { } at ? At((JsonList)value, at) : value[step.Name!];
        }
        return value is null || PlainValues.IsSingle(value) ? value : scope.GiveUp();
    }

    private static Json? At(JsonList list, int at) => at < list.Count ? list[at] : null;
}

/// <summary>A step of a path: to a member, or to an element.</summary>
internal readonly record struct WalkStep(string? Name, int? Index = null);

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

/// <summary><c>a + b</c>, <c>a - b</c>, <c>a * b</c> of whole numbers, <c>a &amp; b</c> of strings.</summary>
internal sealed record Operation(char Operator, IPlain Left, IPlain Right) : IPlain
{
    public Json? Evaluate(PlainScope scope)
    {
        var (left, right) = (Left.Evaluate(scope), Right.Evaluate(scope));
        if (Operator == '&') return left is JsonString a && right is JsonString b ? a.Value + b.Value : scope.GiveUp();
        if (PlainValues.Whole(left) is not { } first || PlainValues.Whole(right) is not { } second) return scope.GiveUp();
        return Operator switch
        {
            '+' => first + second,
            '-' => first - second,
            _ => PlainValues.Whole(new JsonNumber((double)first * second)) is { } product ? product : scope.GiveUp(),
        };
    }
}

/// <summary><c>$floor(a / b)</c> of a whole number and a literal.</summary>
internal sealed record FloorOfQuotient(IPlain Dividend, long Divisor) : IPlain
{
    public Json? Evaluate(PlainScope scope) => !scope.Has("floor") && PlainValues.Whole(Dividend.Evaluate(scope)) is { } whole
        ? (long)Math.Floor((double)whole / Divisor)
        : scope.GiveUp();
}

/// <summary><c>$exists(path) ? a : b</c>.</summary>
internal sealed record Conditional(Walk Asked, IPlain Then, IPlain Otherwise) : IPlain
{
    public Json? Evaluate(PlainScope scope)
    {
        if (scope.Has("exists")) return scope.GiveUp();
        return (Asked.Evaluate(scope) is null ? Otherwise : Then).Evaluate(scope);
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

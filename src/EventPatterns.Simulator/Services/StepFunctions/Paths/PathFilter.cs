using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Paths;

/// <summary>The condition of a filter step.</summary>
internal abstract record PathFilter
{
    public abstract bool Holds(Json item, Json root);
}

/// <summary>Both conditions hold.</summary>
internal sealed record BothFilter(PathFilter Left, PathFilter Right) : PathFilter
{
    public override bool Holds(Json item, Json root) => Left.Holds(item, root) && Right.Holds(item, root);
}

/// <summary>One condition holds at least.</summary>
internal sealed record EitherFilter(PathFilter Left, PathFilter Right) : PathFilter
{
    public override bool Holds(Json item, Json root) => Left.Holds(item, root) || Right.Holds(item, root);
}

/// <summary>The condition does not hold.</summary>
internal sealed record NotFilter(PathFilter Inner) : PathFilter
{
    public override bool Holds(Json item, Json root) => !Inner.Holds(item, root);
}

/// <summary>The path leads to something.</summary>
internal sealed record ExistsFilter(FilterOperand Operand) : PathFilter
{
    public override bool Holds(Json item, Json root) => Operand.Value(item, root) is not null;
}

/// <summary>Two values compare as asked.</summary>
internal sealed record CompareFilter(FilterOperand Left, string Operator, FilterOperand Right) : PathFilter
{
    public override bool Holds(Json item, Json root)
    {
        var left = Left.Value(item, root);
        var right = Right.Value(item, root);
        return Operator switch
        {
            "==" => Equals(left, right),
            "!=" => !Equals(left, right),
            "in" => right is JsonList list && left is not null && list.Contains(left),
            "nin" => !(right is JsonList list && left is not null && list.Contains(left)),
            _ => Order(left, right) is { } order && Fits(order),
        };
    }

    private static int? Order(Json? left, Json? right) => (left, right) switch
    {
        (JsonNumber a, JsonNumber b) => a.Value.CompareTo(b.Value),
        (JsonString a, JsonString b) => string.CompareOrdinal(a.Value, b.Value),
        _ => null,
    };

    private bool Fits(int order) => Operator switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };
}

/// <summary>One side of a comparison: a literal, or a path from the item (<c>@</c>) or from the root (<c>$</c>).</summary>
internal sealed record FilterOperand(Json? Literal, JsonPath? Path, bool FromRoot)
{
    public Json? Value(Json item, Json root)
    {
        if (Path is null) return Literal;
        var found = Path.Find(FromRoot ? root : item);
        return !Path.IsDefinite && found is JsonList { Count: 0 } ? null : found;
    }
}

using System.Globalization;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Paths;

/// <summary>Parses what stands in <c>[?(...)]</c>.</summary>
internal sealed class PathFilterParser(Cursor cursor)
{
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "<", ">", "nin", "in"];

    public PathFilter Parse()
    {
        cursor.SkipSpace();
        cursor.Demand("(");
        var filter = Either();
        cursor.SkipSpace();
        cursor.Demand(")");
        return filter;
    }

    private PathFilter Either()
    {
        var filter = Both();
        while (Follows("||")) filter = new EitherFilter(filter, Both());
        return filter;
    }

    private PathFilter Both()
    {
        var filter = One();
        while (Follows("&&")) filter = new BothFilter(filter, One());
        return filter;
    }

    private PathFilter One() => cursor.Nested(() =>
    {
        if (Follows("!")) return new NotFilter(One());
        return cursor.Next == '(' ? Parse() : Comparison();
    });

    private PathFilter Comparison()
    {
        var left = Operand();
        cursor.SkipSpace();
        foreach (var comparison in Operators)
            if (cursor.Takes(comparison)) return new CompareFilter(left, comparison, Operand());
        return left.Path is null ? throw cursor.Wrong("a comparison was expected") : new ExistsFilter(left);
    }

    private FilterOperand Operand()
    {
        cursor.SkipSpace();
        if (cursor.Takes("@")) return new FilterOperand(null, JsonPathParser.StepsAt(cursor), FromRoot: false);
        if (cursor.Next == '$') return new FilterOperand(null, JsonPathParser.ParseAt(cursor), FromRoot: true);
        return new FilterOperand(Literal(), null, FromRoot: false);
    }

    private Json Literal() => cursor.Nested(() =>
    {
        cursor.SkipSpace();
        if (cursor.Next is '\'' or '"') return Quoted.Take(cursor);
        if (cursor.Takes("[")) return Items();
        if (cursor.Takes("true")) return Json.True;
        if (cursor.Takes("false")) return Json.False;
        if (cursor.Takes("null")) return Json.Null;
        return Number();
    });

    private JsonList Items()
    {
        var items = new List<Json>();
        while (!Follows("]"))
        {
            if (items.Count > 0) cursor.Demand(",");
            items.Add(Literal());
        }
        return JsonList.Of(items);
    }

    private JsonNumber Number()
    {
        var text = cursor.TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '-' or '+' or '.' or 'e' or 'E');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new JsonNumber(text)
            : throw cursor.Wrong("a value was expected");
    }

    private bool Follows(string expected)
    {
        cursor.SkipSpace();
        return cursor.Takes(expected);
    }
}

using System.Text.RegularExpressions;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Jsonata.Plain;

/// <summary>Which values JavaScript hands on as they are.</summary>
internal static partial class PlainValues
{
    /// <summary>Up to here <c>toPrecision(15)</c>, which <c>$string</c> rounds by, changes no whole number.</summary>
    private const long Exact = 1_000_000_000_000_000;

    /// <summary>A whole number that JavaScript neither rounds nor spells anew; else null.</summary>
    public static long? Whole(Json? value) => value is JsonNumber { Whole: { } whole and > -Exact and < Exact } ? whole : null;

    /// <summary>Whether a variable or a path that gives the value gives just it: JSONata opens arrays.</summary>
    public static bool IsSingle(Json value) => value is not JsonList && IsKept(value);

    /// <summary>Whether a member with this value keeps it when its object is copied.</summary>
    public static bool IsKept(Json value) => value is not JsonNumber number || Whole(value) is not null || Decimal().IsMatch(number.Text);

    /// <summary>A fraction that JavaScript spells as it stands: few digits, and no zero at its end.</summary>
    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,8})\.[0-9]{0,3}[1-9]\z")]
    private static partial Regex Decimal();

    /// <summary>Whether JavaScript's objects keep a member of this name in its place, and mean nothing else by it.</summary>
    public static bool IsName(string name) => name.Length > 0 && name[0] != '_' && !char.IsAsciiDigit(name[0]) && !Taken.Contains(name);

    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
        "and", "or", "in", "true", "false", "null", "function", // JSONata's own words
    };
}

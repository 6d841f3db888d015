using System.Globalization;

namespace EventPatterns.Simulator.Data;

/// <summary>
/// Reads members as AWS's APIs and CloudFormation do: a number or a boolean may also be spelt as a string
/// (<c>"30"</c>, <c>"true"</c>), and a policy may be an object or its JSON text.
/// </summary>
internal static class JsonReading
{
    /// <summary>The member as a whole number, or null where it is absent or no whole number.</summary>
    public static long? WholeOf(this Json value, string name) => value[name] switch
    {
        JsonNumber number => number.Whole,
        JsonString text when long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ => null,
    };

    /// <summary>The member as a boolean; false where it is absent.</summary>
    public static bool FlagOf(this Json value, string name) => value[name] switch
    {
        JsonBoolean flag => flag.Value,
        JsonString text => string.Equals(text.Value, "true", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>The member as a list; empty where it is absent.</summary>
    public static JsonList ListOf(this Json value, string name) => value[name] as JsonList ?? JsonList.Empty;

    /// <summary>The member as an object, parsed where it is JSON text; null where it is absent or no object.</summary>
    public static JsonMap? MapOf(this Json value, string name) => value[name] switch
    {
        JsonMap map => map,
        JsonString text => text.Parsed as JsonMap,
        _ => null,
    };
}

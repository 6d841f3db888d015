using System.Globalization;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Jsonata.Plain;

/// <summary>Functions of JSONata on those arguments for which .NET gives the same result; null for all others.</summary>
internal static class PlainFunctions
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly string[] Timestamps = [Iso, "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    private static readonly long Latest = new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static IReadOnlyDictionary<string, Func<Json, Json?>> All { get; } = new Dictionary<string, Func<Json, Json?>>(StringComparer.Ordinal)
    {
        ["string"] = Text,
        ["toMillis"] = ToMillis,
        ["fromMillis"] = FromMillis,
        ["number"] = Number,
        ["parse"] = Parsed,
    };

    private static Json? Text(Json value)
    {
        if (value is JsonString) return value;
        return PlainValues.Whole(value) is { } whole ? (Json)whole.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static Json? Number(Json value) => value switch
    {
        JsonString { Value: { Length: > 0 and <= 15 } text } when text.All(char.IsAsciiDigit) && (text[0] != '0' || text.Length == 1) => long.Parse(text, CultureInfo.InvariantCulture),
        _ => PlainValues.Whole(value) is { } whole ? (Json)whole : null,
    };

    // Step Functions' own; what is in objects and arrays may be spelt anew.
    private static Json? Parsed(Json value) =>
        value is JsonString text && Json.TryParse(text.Value, out var parsed) && parsed is not (JsonMap or JsonList) && PlainValues.IsKept(parsed) ? parsed : null;

    private static Json? ToMillis(Json value)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return value is JsonString text && DateTimeOffset.TryParseExact(text.Value, Timestamps, CultureInfo.InvariantCulture, utc, out var time)
            ? time.ToUnixTimeMilliseconds()
            : null;
    }

    private static Json? FromMillis(Json value) => PlainValues.Whole(value) is { } whole and >= 0 && whole <= Latest
        ? (Json)DateTimeOffset.FromUnixTimeMilliseconds(whole).ToString(Iso, CultureInfo.InvariantCulture)
        : null;
}

using System.Text.Json;
using EventPatterns.Events;

namespace EventPatterns.Cdk.Events;

/// <summary>The kinds of JSON values that a pattern can match.</summary>
internal enum JsonKind
{
    String,
    Number,
    Boolean,
}

/// <summary>What .NET types and values are in an event's JSON.</summary>
internal static class JsonKinds
{
    private static readonly HashSet<Type> Texts =
        [typeof(string), typeof(char), typeof(Guid), typeof(Uri), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan)];

    private static readonly HashSet<Type> Numbers =
        [typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(decimal)];

    public static IEnumerable<JsonKind> Scalars => Enum.GetValues<JsonKind>();

    /// <summary>The kind of a member's type; null: an object.</summary>
    public static JsonKind? OfType(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(bool)) return JsonKind.Boolean;
        if (Numbers.Contains(plain)) return JsonKind.Number;
        return plain.IsEnum || Texts.Contains(plain) ? JsonKind.String : null;
    }

    public static JsonKind OfValue(object scalar) => scalar switch
    {
        string => JsonKind.String,
        bool => JsonKind.Boolean,
        _ => JsonKind.Number,
    };

    /// <summary>The value as it stands in the event's JSON: an enum's member as its name. Null where it is no scalar.</summary>
    public static object? Scalar(object value)
    {
        var json = JsonSerializer.SerializeToElement(value, EventJson.Options);
        return json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => json.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
    }

    public static string Describe(IEnumerable<JsonKind> kinds) =>
        string.Join(" and ", kinds.Order().Select(kind => kind.ToString().ToLowerInvariant() + "s")) is { Length: > 0 } names ? names : "nothing";
}

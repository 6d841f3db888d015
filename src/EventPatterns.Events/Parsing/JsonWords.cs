using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EventPatterns.Events;

/// <summary>Says in words what JSON was expected and what was found.</summary>
internal static class JsonWords
{
    private const int Longest = 60;
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string>?> Enums = new();

    public static string Expected(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
        JsonTypeInfoKind.Enumerable => "an array",
        _ => EnumNames(type) is { } names ? $"one of {string.Join(", ", names.Select(name => $"\"{name}\""))}" : Scalar(Bare(type)),
    };

    public static string Found(JsonElement? element) => element switch
    {
        null => "nothing",
        { ValueKind: JsonValueKind.Object } => "an object",
        { ValueKind: JsonValueKind.Array } => "an array",
        { ValueKind: JsonValueKind.String } text => $"the string {Short(text.GetRawText())}",
        { ValueKind: JsonValueKind.Number } number => $"the number {Short(number.GetRawText())}",
        { } literal => literal.GetRawText(),
    };

    /// <summary>The names of an enum as JSON spells them; null for any other type, and for flags, which combine.</summary>
    public static IReadOnlyList<string>? EnumNames(JsonTypeInfo type)
    {
        var bare = Bare(type);
        return bare.IsEnum ? Enums.GetOrAdd(bare, Names) : null;
    }

    private static IReadOnlyList<string>? Names(Type type) => type.GetCustomAttribute<FlagsAttribute>() is null
        ? [.. Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToElement(value, type, EventJson.Options).ToString())]
        : null;

    private static Type Bare(JsonTypeInfo type) => Nullable.GetUnderlyingType(type.Type) ?? type.Type;

    private static string Scalar(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "a string",
        TypeCode.Boolean => "true or false",
        TypeCode.Decimal or TypeCode.Double or TypeCode.Single => "a number",
        TypeCode.Byte or TypeCode.SByte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 => Integer(type),
        TypeCode.DateTime => "an ISO 8601 date and time",
        _ when type == typeof(DateTimeOffset) => "an ISO 8601 date and time",
        _ when type == typeof(DateOnly) => "an ISO 8601 date",
        _ when type == typeof(Guid) => "a UUID",
        _ => $"JSON that {type.Name} reads",
    };

    private static string Integer(Type type) => $"an integer from {Bound(type, "MinValue")} to {Bound(type, "MaxValue")}";

    private static object? Bound(Type type, string name) => type.GetField(name)!.GetValue(null);

    private static string Short(string text) => text.Length <= Longest ? text : $"{text[..Longest]}...";
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventPatterns.Events;

/// <summary>
/// Instants in UTC with exactly three digits of milliseconds, so that their texts sort as the instants do: a DynamoDB
/// condition or a Choice state compares them as strings.
/// </summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));

    /// <summary>The instant as it is written: in UTC, whole milliseconds.</summary>
    public static DateTimeOffset Round(DateTimeOffset value) => new(value.UtcTicks - value.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}

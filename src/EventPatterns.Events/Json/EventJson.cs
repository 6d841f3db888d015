using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EventPatterns.Events;

/// <summary>How events are written as JSON. Envelope, schema and patterns all use these options, so they can't disagree.</summary>
public static class EventJson
{
    /// <summary>
    /// Members in camel case, enums as camel-case strings, dates in ISO 8601. A null member is left out, and a nullable
    /// member may be missing; any other without a default must be there. Unknown members are passed over; a repeated
    /// member is refused. The instance is read-only.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // EventBridge counts bytes, and no browser reads this
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
            TypeInfoResolver = JsonTypeInfoResolver
                .Combine(EnvelopeJsonContext.Default, new DefaultJsonTypeInfoResolver())
                .WithAddedModifier(MakeNullableOptional),
        };
        options.MakeReadOnly();
        return options;
    }

    private static void MakeNullableOptional(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            if (member.IsRequired && member.AcceptsNull()) member.IsRequired = false;
        }
    }

    internal static bool AcceptsNull(this JsonPropertyInfo member) =>
        Nullable.GetUnderlyingType(member.PropertyType) is not null
        || (!member.PropertyType.IsValueType && (member.AssociatedParameter?.IsNullable ?? member.IsSetNullable));
}

[JsonSerializable(typeof(EventMetadata))]
internal sealed partial class EnvelopeJsonContext : JsonSerializerContext;

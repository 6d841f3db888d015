using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace EventPatterns.Events.Schemas;

/// <summary>Exports a type's schema as the serialiser would write it, in the words of draft 4.</summary>
internal static class SchemaExport
{
    /// <param name="type">The type.</param>
    /// <param name="root">Where its schema will stand in the document: references to itself begin there.</param>
    public static JsonObject Of(Type type, string root)
    {
        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Draft4(context, node, root),
        };
        return (JsonObject)EventJson.Options.GetJsonSchemaAsNode(type, options);
    }

    private static JsonObject Draft4(JsonSchemaExporterContext context, JsonNode node, string root)
    {
        // Draft 4 knows no schema `true`, which the exporter writes for whatever a custom converter reads.
        if (node is not JsonObject schema) schema = [];
        if (schema.Count == 0 && context.TypeInfo.Type == typeof(DateTimeOffset)) return Instant("string");
        if (schema.Count == 0 && context.TypeInfo.Type == typeof(DateTimeOffset?)) return Instant(new JsonArray("string", "null"));
        if (schema["$ref"] is JsonValue reference) schema["$ref"] = root + reference.GetValue<string>()[1..];
        if (schema.Remove("const", out var only)) schema["enum"] = new JsonArray(only); // `const` came with draft 6
        if (schema["required"] is JsonArray) Require(schema, context.TypeInfo);
        return schema;
    }

    // The exporter asks for every constructor parameter, though the options let a nullable one be missing.
    private static void Require(JsonObject schema, JsonTypeInfo type)
    {
        var required = type.Properties.Where(member => member.IsRequired).Select(member => (JsonNode)member.Name).ToArray();
        if (required.Length > 0) schema["required"] = new JsonArray(required);
        else schema.Remove("required"); // draft 4 asks for one at least
    }

    private static JsonObject Instant(JsonNode type) => new() { ["type"] = type, ["format"] = "date-time" };
}

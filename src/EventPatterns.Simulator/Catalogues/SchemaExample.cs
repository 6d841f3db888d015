using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Catalogues;

/// <summary>A value that fits a schema: members that must be there, with values that tell their type.</summary>
internal static class SchemaExample
{
    public static Json Of(Json schema, string name = "text")
    {
        if (schema["enum"] is JsonList { Count: > 0 } values) return values[0];
        return SchemaMembers.Types(schema).FirstOrDefault(type => type != "null") switch
        {
            "object" => Object(schema),
            "array" => JsonList.Of(schema["items"] is { } items ? [Of(items, name)] : []),
            "integer" => 1,
            "number" => 1.5,
            "boolean" => true,
            "string" => schema.TextOf("format") == "date-time" ? "2026-01-01T00:00:00Z" : name,
            _ => Json.Null,
        };
    }

    private static JsonMap Object(Json schema)
    {
        var map = new JsonMapBuilder();
        var required = schema.ListOf("required");
        foreach (var (name, member) in schema.MapOf("properties") ?? JsonMap.Empty)
            if (required.Contains((Json)name)) map.Set(name, Of(member, name));
        return map.Build();
    }
}

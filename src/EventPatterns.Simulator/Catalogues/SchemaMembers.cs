using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Catalogues;

/// <summary>The members that a schema names, those of objects in it included.</summary>
internal static class SchemaMembers
{
    public static IEnumerable<(string Path, Json Schema, bool Required)> Of(Json schema, string path)
    {
        var required = schema.ListOf("required");
        foreach (var (name, member) in schema.MapOf("properties") ?? JsonMap.Empty)
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            yield return (at, member, required.Contains((Json)name));
            foreach (var below in Of(member, at)) yield return below;
            if (member["items"] is { } items)
            {
                foreach (var below in Of(items, $"{at}[]")) yield return below;
            }
        }
    }

    /// <summary>The type in words: <c>string (date-time)</c>, <c>"web" or "inStore"</c>, <c>array of string</c>.</summary>
    public static string TypeOf(Json schema)
    {
        if (schema["enum"] is JsonList values) return string.Join(" or ", values.Select(value => $"`{value}`"));
        var type = string.Join(" or ", Types(schema).DefaultIfEmpty("anything"));
        if (schema["items"] is { } items) return $"{type} of {TypeOf(items)}";
        return schema.TextOf("format") is { } format ? $"{type} ({format})" : type;
    }

    public static IEnumerable<string> Types(Json schema) => schema["type"] switch
    {
        JsonString one => [one.Value],
        JsonList several => several.OfType<JsonString>().Select(type => type.Value),
        _ => [],
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventPatterns.Events.Schemas;

/// <summary>Tells whether a contract may change under its version, or needs the next.</summary>
public static class SchemaCompatibility
{
    private static readonly string[] Keywords = ["format", "pattern", "$ref", "anyOf", "allOf", "oneOf", "not"];

    /// <summary>Every difference between two schemas that <see cref="EventSchema"/> made, in the order of their members.</summary>
    /// <param name="older">The schema as published.</param>
    /// <param name="newer">The schema to publish.</param>
    /// <exception cref="ArgumentException">A text is no JSON object.</exception>
    public static IReadOnlyList<SchemaChange> Compare(string older, string newer) =>
        [.. Compare(Read(older, nameof(older)), Read(newer, nameof(newer)), "$")];

    private static JsonObject Read(string schema, string name)
    {
        ArgumentNullException.ThrowIfNull(schema, name);
        try
        {
            return JsonNode.Parse(schema) as JsonObject ?? throw new ArgumentException("Expected a JSON Schema, which is an object.", name);
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"Expected a JSON Schema; found no JSON: {exception.Message}", name, exception);
        }
    }

    private static IEnumerable<SchemaChange> Compare(JsonObject older, JsonObject newer, string path)
    {
        if (Retyped(older, newer) is { } change) return [new(path, SchemaChangeKind.Retyped, change)];
        return [.. Values(older, newer, path), .. Members(older, newer, path), .. Inside("items"), .. Inside("additionalProperties")];

        IEnumerable<SchemaChange> Inside(string keyword) =>
            older[keyword] is JsonObject was && newer[keyword] is JsonObject now ? Compare(was, now, $"{path}[*]") : [];
    }

    private static string? Retyped(JsonObject older, JsonObject newer)
    {
        if (!Types(older).SetEquals(Types(newer))) return $"was {Name(older)}, is {Name(newer)}.";
        var keyword = Keywords.FirstOrDefault(keyword => !JsonNode.DeepEquals(older[keyword], newer[keyword]));
        return keyword is null ? null : $"its \"{keyword}\" was {Show(older[keyword])}, is {Show(newer[keyword])}.";
    }

    private static IEnumerable<SchemaChange> Values(JsonObject older, JsonObject newer, string path)
    {
        var (was, now) = (Enum(older), Enum(newer));
        if (was is null != now is null) return [new(path, SchemaChangeKind.Retyped, now is null ? "was one of a list of values, is any." : "was any value, is one of a list.")];
        if (was is null || now is null) return [];
        return
        [
            .. was.Except(now).Select(value => new SchemaChange(path, SchemaChangeKind.ValueRemoved, $"the value {value} is gone.")),
            .. now.Except(was).Select(value => new SchemaChange(path, SchemaChangeKind.ValueAdded, $"the value {value} is new.")),
        ];
    }

    private static IEnumerable<SchemaChange> Members(JsonObject older, JsonObject newer, string path)
    {
        var (was, now) = (Properties(older), Properties(newer));
        var (needed, needs) = (Required(older), Required(newer));
        foreach (var (name, schema) in was)
        {
            var at = path + new ContractStep(name, IsList: false);
            if (now[name] is not JsonObject newSchema)
            {
                yield return new(at, SchemaChangeKind.MemberRemoved, Renamed(schema, was, now) is { } other ? $"is gone; was it renamed to \"{other}\"?" : "is gone.");
                continue;
            }
            if (!needed.Contains(name) && needs.Contains(name)) yield return new(at, SchemaChangeKind.NowRequired, "could be missing, must be there.");
            if (needed.Contains(name) && !needs.Contains(name)) yield return new(at, SchemaChangeKind.NoLongerRequired, "had to be there, may be missing.");
            foreach (var change in Compare((JsonObject)schema!, newSchema, at)) yield return change;
        }
        foreach (var (name, _) in now.Where(member => !was.ContainsKey(member.Key)))
        {
            var at = path + new ContractStep(name, IsList: false);
            yield return needs.Contains(name)
                ? new(at, SchemaChangeKind.RequiredMemberAdded, "is new and must be there.")
                : new(at, SchemaChangeKind.OptionalMemberAdded, "is new and may be missing.");
        }
    }

    private static string? Renamed(JsonNode? schema, JsonObject was, JsonObject now) =>
        now.Where(member => !was.ContainsKey(member.Key) && JsonNode.DeepEquals(member.Value, schema)).Select(member => member.Key).FirstOrDefault();

    private static HashSet<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => [.. types.Select(type => type!.GetValue<string>())],
        JsonValue type => [type.GetValue<string>()],
        _ => [],
    };

    private static JsonObject Properties(JsonObject schema) => schema["properties"] as JsonObject ?? [];

    private static HashSet<string> Required(JsonObject schema) =>
        schema["required"] is JsonArray names ? [.. names.Select(name => name!.GetValue<string>())] : [];

    private static List<string>? Enum(JsonObject schema) => schema["enum"] is JsonArray values ? [.. values.Select(Show)] : null;

    private static string Name(JsonObject schema) => Types(schema) is { Count: > 0 } types ? string.Join(" or ", types.Order()) : "anything";

    private static string Show(JsonNode? value) => value?.ToJsonString(EventJson.Options) ?? "null";
}

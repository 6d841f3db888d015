using System.Text.Json.Nodes;

namespace EventPatterns.Events.Schemas;

/// <summary>
/// The schema of an EventBridge event around the schemas of metadata and payload. The members are those of
/// docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html.
/// </summary>
internal static class EventNode
{
    public static JsonObject Of(EventContract contract) => Object(
        ("version", Text()),
        ("id", Text()),
        ("detail-type", Only(contract.DetailType)),
        ("source", Only(contract.Source)),
        ("account", Text()),
        ("time", new() { ["type"] = "string", ["format"] = "date-time" }),
        ("region", Text()),
        ("resources", new() { ["type"] = "array", ["items"] = Text() }),
        ("detail", Object(
            ("metadata", Metadata(contract)),
            ("data", SchemaExport.Of(contract.Type, "#/properties/detail/properties/data")))));

    private static JsonObject Metadata(EventContract contract)
    {
        var schema = SchemaExport.Of(typeof(EventMetadata), "#/properties/detail/properties/metadata");
        var members = schema["properties"]!;
        members[MetadataField.SchemaVersion] = Only(contract.SchemaVersion);
        members[MetadataField.Domain] = Only(contract.Domain);
        members[MetadataField.Service] = Only(contract.Service);
        return schema;
    }

    private static JsonObject Object(params (string Name, JsonObject Schema)[] members) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. members.Select(member => (JsonNode)member.Name)]),
        ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Schema))),
    };

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Only(string value) => new() { ["type"] = "string", ["enum"] = new JsonArray(value) };
}

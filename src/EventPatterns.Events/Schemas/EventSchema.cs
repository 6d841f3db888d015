using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventPatterns.Events.Schemas;

/// <summary>
/// JSON Schemas of events, draft 4: the one that EventBridge's schema registry takes as <c>JSONSchemaDraft4</c>
/// (docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema-create.html). The same record gives the same text.
/// </summary>
public static class EventSchema
{
    private static readonly JsonSerializerOptions Text = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema of the payload alone.</summary>
    public static string OfData(EventContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return Document(contract, SchemaExport.Of(contract.Type, "#"));
    }

    /// <summary>The schema of the whole event as EventBridge delivers it: the content to put into a schema registry.</summary>
    public static string OfEvent(EventContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return Document(contract, EventNode.Of(contract));
    }

    /// <summary>
    /// A name for the schema in a registry, such as <c>orders.checkout@OrderPlaced-v1</c>: each version of a contract has
    /// its own, since both are published side by side. What a registry's name may not hold becomes a hyphen.
    /// </summary>
    public static string NameOf(EventContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var name = contract.DetailType.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@' ? c : '-');
        return $"{contract.Source}@{string.Concat(name)}-v{contract.SchemaVersion}";
    }

    private static string Document(EventContract contract, JsonObject schema)
    {
        schema.Insert(0, "$schema", "http://json-schema.org/draft-04/schema#");
        schema.Insert(1, "title", contract.DetailType);
        return schema.ToJsonString(Text);
    }
}

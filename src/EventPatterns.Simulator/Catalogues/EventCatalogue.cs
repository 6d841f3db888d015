using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Graphs;

namespace EventPatterns.Simulator.Catalogues;

/// <summary>
/// What events there are, who publishes and who hears them, read from the templates: the schemas of a schema registry, what
/// puts events on buses, and the rules.
/// </summary>
public sealed class EventCatalogue
{
    private EventCatalogue(IReadOnlyList<CatalogueEntry> entries) => Entries = entries;

    /// <summary>The events, by name and version.</summary>
    internal IReadOnlyList<CatalogueEntry> Entries { get; }

    /// <summary>Reads the catalogue of an assembly. Without a schema registry in its templates it is empty.</summary>
    /// <exception cref="SimulationException">A schema of the registry is no JSON.</exception>
    public static EventCatalogue Of(CloudAssembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var graph = StackGraph.Of(assembly);
        var entries = from resource in assembly.Resources
                      where resource.Type == "AWS::EventSchemas::Schema"
                      let schema = SchemaOf(resource)
                      where Only(schema, "detail-type") is not null
                      select Entry(schema, graph, assembly);
        return new([.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).ThenBy(entry => entry.Version.Length).ThenBy(entry => entry.Version, StringComparer.Ordinal)]);
    }

    /// <summary>The catalogue as a page of Markdown. The same templates give the same page.</summary>
    public string AsMarkdown() => CataloguePage.Of(this);

    private static CatalogueEntry Entry(Json schema, StackGraph graph, CloudAssembly assembly)
    {
        var (name, source) = (Only(schema, "detail-type")!, Only(schema, "source") ?? "");
        var version = Member(Member(schema, "detail"), "metadata") is { } metadata ? Only(metadata, "schemaVersion") ?? "" : "";
        return new CatalogueEntry(
            name, source, version, schema,
            [.. graph.Edges.Where(edge => edge.Kind == EdgeKind.Publishes && edge.Labels.Contains(name)).Select(edge => edge.From).Concat(PublishRights.Holders(assembly, graph, name)).Distinct().Order(StringComparer.Ordinal)],
            [.. assembly.Resources.Where(resource => resource.Type == "AWS::Events::Rule" && Hears(resource, name, source, version)).Select(OwnerOf).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static Json SchemaOf(Resource resource) => Json.TryParse(resource.Properties.TextOf("Content") ?? "", out var schema) ? schema
        : throw new SimulationException($"{resource} has a Content that is no JSON.");

    private static bool Hears(Resource rule, string name, string source, string version)
    {
        var pattern = rule.Properties["EventPattern"];
        return Names(pattern?["detail-type"], name) == true && Names(pattern?["source"], source) != false
            && Names(pattern?["detail"]?["metadata"]?["schemaVersion"], version) != false;
    }

    /// <summary>Whether a pattern's list names the value; null where there is no list.</summary>
    private static bool? Names(Json? list, string value) => (list as JsonList)?.Any(item => item is JsonString text && text.Value == value);

    /// <summary>The construct that the rule is part of: <c>Shipping/PrepareParcels</c> of <c>Shipping/PrepareParcels/Rule</c>.</summary>
    private static string OwnerOf(Resource rule) => rule.Construct.Split('/') is [.., var last] parts && last.StartsWith("Rule", StringComparison.Ordinal) && parts.Length > 1
        ? string.Join('/', parts[..^1])
        : rule.Construct;

    private static Json? Member(Json? schema, string name) => schema?["properties"]?[name];

    private static string? Only(Json schema, string member) => Member(schema, member)?["enum"] is JsonList { Count: 1 } values && values[0] is JsonString text ? text.Value : null;
}

/// <summary>One version of an event.</summary>
/// <param name="Name">Its name: the <c>detail-type</c>.</param>
/// <param name="Source">Who says it: the <c>source</c>.</param>
/// <param name="Version">The version of its contract; empty where the schema fixes none.</param>
/// <param name="Schema">The JSON Schema of the whole event.</param>
/// <param name="Publishers">The construct paths of those that the templates let publish an event of this name.</param>
/// <param name="Consumers">The construct paths of those that hear it.</param>
internal sealed record CatalogueEntry(string Name, string Source, string Version, Json Schema, IReadOnlyList<string> Publishers, IReadOnlyList<string> Consumers);

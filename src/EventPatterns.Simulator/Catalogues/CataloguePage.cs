using System.Globalization;
using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Catalogues;

/// <summary>A catalogue as Markdown: a table of all events, and for each its members and an example.</summary>
internal static class CataloguePage
{
    public static string Of(EventCatalogue catalogue)
    {
        var page = new StringBuilder("# Events\n\nGenerated from the templates by `event-patterns catalogue`. Do not edit.\n\n");
        page.Append("| event | version | source | published by | heard by |\n|---|---|---|---|---|\n");
        foreach (var entry in catalogue.Entries)
            page.Append(CultureInfo.InvariantCulture, $"| [{entry.Name}](#{Anchor(entry)}) | {entry.Version} | `{entry.Source}` | {Codes(entry.Publishers)} | {Codes(entry.Consumers)} |\n");
        foreach (var entry in catalogue.Entries) Append(page, entry);
        return page.ToString();
    }

    private static void Append(StringBuilder page, CatalogueEntry entry)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {Title(entry)}\n\n");
        page.Append("| member | type | |\n|---|---|---|\n");
        var data = entry.Schema["properties"]?["detail"]?["properties"]?["data"] ?? JsonMap.Empty;
        foreach (var (path, schema, required) in SchemaMembers.Of(data, ""))
            page.Append(CultureInfo.InvariantCulture, $"| `{path}` | {SchemaMembers.TypeOf(schema)} | {(required ? "" : "may be missing")} |\n");
        page.Append(CultureInfo.InvariantCulture, $"\n```json\n{SchemaExample.Of(entry.Schema).ToIndentedString()}\n```\n");
    }

    private static string Title(CatalogueEntry entry) => entry.Version.Length == 0 ? entry.Name : $"{entry.Name} v{entry.Version}";

    /// <summary>As renderers of Markdown make it: lower case, spaces to hyphens.</summary>
    private static string Anchor(CatalogueEntry entry) => Title(entry).ToLowerInvariant().Replace(' ', '-');

    private static string Codes(IReadOnlyList<string> names) => names.Count == 0 ? "nobody here" : string.Join(", ", names.Select(name => $"`{name}`"));
}

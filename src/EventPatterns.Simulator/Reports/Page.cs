using System.Net;
using System.Text;
using EventPatterns.Simulator.Graphs;

namespace EventPatterns.Simulator.Reports;

/// <summary>Pages of HTML that need nothing but themselves.</summary>
internal static class Page
{
    /// <summary>The page of a graph.</summary>
    public static string Graph(string title, StackGraph graph) => Fill("graph.html",
        ("title", Encode(title)),
        ("style", File("report.css")),
        ("graph", graph.AsSvg()),
        ("drawing", File("drawing.js")),
        ("rows", string.Join('\n', graph.Edges.Select(e => $"<tr><td>{Encode(e.From)}</td><td>{Encode(Words(e.Kind))}</td><td>{Encode(e.To)}</td><td>{Encode(string.Join(", ", e.Labels))}</td></tr>"))));

    /// <summary>Fills the places <c>{{name}}</c> of a page, each once and in one pass, so that nothing filled in is read again.</summary>
    public static string Fill(string file, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var (template, page) = (File(file), new StringBuilder());
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0) return page.Append(template, at, template.Length - at).ToString();
            var close = template.IndexOf("}}", open, StringComparison.Ordinal);
            page.Append(template, at, open - at).Append(Value(template[(open + 2)..close], values));
            at = close + 2;
        }
        return page.ToString();
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A file of this folder.</summary>
    public static string File(string name)
    {
        using var reader = new StreamReader(typeof(Page).Assembly.GetManifestResourceStream($"Reports.{name}")!);
        return reader.ReadToEnd();
    }

    private static string Value(string name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var value in values)
            if (value.Name == name) return value.Value;
        throw new InvalidOperationException($"Nothing is given for {{{{{name}}}}}.");
    }

    private static string Words(EdgeKind kind) => kind switch
    {
        EdgeKind.Publishes => "publishes on",
        EdgeKind.Hears => "is heard by",
        EdgeKind.Delivers => "delivers to",
        EdgeKind.Uses => "uses",
        _ => "sends dead letters to",
    };
}

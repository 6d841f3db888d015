using System.Text;
using Spectre.Console;

namespace EventPatterns.Tool.Rendering;

/// <summary>A text of parts in colours of their own, broken into lines as a whole.</summary>
internal sealed class StyledText
{
    private readonly List<(string Text, string Style)> _parts = [];

    /// <summary>Adds a part.</summary>
    /// <param name="text">As it is: no markup.</param>
    /// <param name="style">As Spectre.Console names it; empty for none.</param>
    public StyledText Add(string text, string style = "")
    {
        if (text.Length > 0) _parts.Add((text, style));
        return this;
    }

    /// <summary>As Spectre.Console's markup, in lines of the width.</summary>
    public string ToMarkup(int width, int hang)
    {
        var text = string.Concat(_parts.Select(part => part.Text));
        return string.Join("\n" + new string(' ', hang), LineBreaks.Of(text, width, hang).Select(line => Markup(line.Start.Value, line.End.Value)));
    }

    public void WriteTo(IAnsiConsole console, int hang = 2) => console.MarkupLine(ToMarkup(console.Profile.Width, hang));

    private string Markup(int start, int end)
    {
        var markup = new StringBuilder();
        var at = 0;
        foreach (var (text, style) in _parts)
        {
            var (from, to) = (Math.Max(start, at), Math.Min(end, at + text.Length));
            if (from < to)
            {
                var escaped = Spectre.Console.Markup.Escape(text[(from - at)..(to - at)]);
                markup.Append(style.Length == 0 ? escaped : $"[{style}]{escaped}[/]");
            }
            at += text.Length;
        }
        return markup.ToString();
    }
}

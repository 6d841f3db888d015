using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.EventBridge.Inputs;

/// <summary>
/// A template with variables in angle brackets; see
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html. A template that begins as an
/// object or a list is JSON: a variable outside quotes becomes a JSON value, one inside quotes text. Any other is text, in
/// which a value loses its quotes.
/// </summary>
internal sealed class InputTemplate
{
    private readonly List<Piece> _pieces = [];

    /// <summary>Reads a template that may use these variables beside AWS's own.</summary>
    public InputTemplate(string text, IReadOnlySet<string> variables)
    {
        IsJson = text.AsSpan().TrimStart() is ['{' or '[', ..];
        Read(text, variables);
    }

    /// <summary>A stretch of the template, or a variable in it.</summary>
    private readonly record struct Piece(string Text, bool IsVariable, bool IsQuoted);

    /// <summary>Whether what the template makes must be JSON.</summary>
    public bool IsJson { get; }

    /// <summary>The template with the variables' values in it; a variable without one is the empty text.</summary>
    public string Fill(Func<string, Json?> valueOf)
    {
        var filled = new StringBuilder();
        foreach (var piece in _pieces) filled.Append(piece.IsVariable ? Spell(valueOf(piece.Text), piece.IsQuoted) : piece.Text);
        return filled.ToString();
    }

    private string Spell(Json? value, bool isQuoted) => (IsJson, isQuoted) switch
    {
        (false, _) => value is JsonString text ? text.Value : value?.ToString().Replace("\"", "", StringComparison.Ordinal) ?? "",
        (true, false) => value?.ToString() ?? "\"\"",
        (true, true) => value is JsonString text ? text.ToString()[1..^1] : value?.ToString() ?? "",
    };

    private void Read(string text, IReadOnlySet<string> variables)
    {
        var start = 0;
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '"') quoted = !quoted;
            else if (text[at] == '<' && VariableAt(text, at, variables) is { } name)
            {
                _pieces.Add(new(text[start..at], IsVariable: false, quoted));
                _pieces.Add(new(name, IsVariable: true, quoted));
                at += name.Length + 1;
                start = at + 1;
            }
        }
        _pieces.Add(new(text[Math.Min(start, text.Length)..], IsVariable: false, quoted));
    }

    private static string? VariableAt(string text, int at, IReadOnlySet<string> variables)
    {
        var end = text.IndexOf('>', at);
        if (end < 0) return null;
        var name = text[(at + 1)..end];
        return variables.Contains(name) || OwnVariables.Names.Contains(name) ? name : null;
    }
}

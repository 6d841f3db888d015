using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.Pipes.Inputs;

/// <summary>
/// An <c>InputTemplate</c>: text or JSON with <c>&lt;$.path&gt;</c> and <c>&lt;aws.pipes.*&gt;</c> in it, filled for each event
/// on its own (UG/eb-pipes-input-transformation.html). A variable outside quotes stands for its JSON value; within quotes for
/// its text. A path that leads nowhere is the empty text, which outside quotes is <c>""</c>.
/// </summary>
internal sealed class PipeTemplate
{
    private readonly List<Part> _parts = [];
    private readonly bool _freeText;

    private PipeTemplate(string text, Pipe pipe)
    {
        var (literal, quoted) = (new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '<' && Variable(text, at, pipe) is var (value, end))
            {
                _parts.Add(new Part(literal.ToString(), value, quoted));
                literal.Clear();
                at = end;
                continue;
            }
            if (text[at] == '"' && !Escaped(text, at)) quoted = !quoted;
            literal.Append(text[at]);
        }
        _parts.Add(new Part(literal.ToString(), null, quoted));
        _freeText = text.TrimStart()[0] is not ('{' or '[' or '"') && _parts is not [{ Literal: "" }, { Literal: "" }];
    }

    /// <summary>The template, or null where there is none.</summary>
    public static PipeTemplate? Of(string? text, Pipe pipe) => string.IsNullOrEmpty(text) ? null : new PipeTemplate(text, pipe);

    public PipeInput Fill(Json @event, DateTimeOffset ingestion)
    {
        var filled = new StringBuilder();
        foreach (var part in _parts)
        {
            filled.Append(part.Literal);
            if (part.Value is not null) filled.Append(Spelt(part.Value(@event, ingestion) ?? "", part));
        }
        return PipeInput.Read(filled.ToString());
    }

    private string Spelt(Json value, Part part)
    {
        if (_freeText) return PipeInput.Of(value).Text;
        if (!part.Quoted) return value.ToString();
        Json text = value is JsonString given ? given : value.ToString();
        return text.ToString()[1..^1]; // escaped, without its quotes
    }

    private static bool Escaped(string text, int at)
    {
        var slashes = 0;
        while (at - slashes > 0 && text[at - slashes - 1] == '\\') slashes++;
        return slashes % 2 == 1;
    }

    private static (Func<Json, DateTimeOffset, Json?> Value, int End)? Variable(string text, int at, Pipe pipe)
    {
        var end = text.IndexOf('>', at);
        if (end < 0) return null;
        var name = text[(at + 1)..end];
        if (name.StartsWith("aws.pipes.", StringComparison.Ordinal)) return (Reserved(name, pipe), end);
        return PipePath.Parse(name) is { } path ? ((e, _) => path.Of(e), end) : null;
    }

    private static Func<Json, DateTimeOffset, Json?> Reserved(string name, Pipe pipe) => name switch
    {
        "aws.pipes.pipe-arn" => (_, _) => pipe.Arn,
        "aws.pipes.pipe-name" => (_, _) => pipe.Name,
        "aws.pipes.source-arn" => (_, _) => pipe.Source,
        "aws.pipes.enrichment-arn" => (_, _) => pipe.Enrichment ?? "",
        "aws.pipes.target-arn" => (_, _) => pipe.Target,
        "aws.pipes.event.ingestion-time" => (_, now) => AwsTime.Iso(now),
        "aws.pipes.event" => (e, _) => e,
        "aws.pipes.event.json" => (e, _) => Decoded(e),
        _ => throw new SimulationException($"The input template of the pipe {pipe.Arn} names <{name}>, which is none of the reserved variables."),
    };

    private static Json Decoded(Json @event)
    {
        if (@event is not JsonMap map) return @event;
        foreach (var field in (string[])["body", "data"])
            if (map.Has(field)) map = map.With(field, PipePath.Parse("$." + field)!.Of(@event)!);
        return map;
    }

    private sealed record Part(string Literal, Func<Json, DateTimeOffset, Json?>? Value, bool Quoted);
}

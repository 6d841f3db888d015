using System.Globalization;
using System.Text;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.Pipes.Inputs;

/// <summary>
/// A path into an event: dots, brackets with an index, a quoted name or <c>*</c> (UG/eb-pipes-input-transformation.html).
/// What a source wraps is opened on the way: a message's <c>body</c> and a Kinesis record's <c>data</c> ("Implicit body data parsing").
/// </summary>
internal sealed class PipePath
{
    private readonly List<Step> _steps;

    private PipePath(List<Step> steps) => _steps = steps;

    /// <summary>The path, or null where the text is none.</summary>
    public static PipePath? Parse(string text)
    {
        if (!text.StartsWith('$')) return null;
        var steps = new List<Step>();
        for (var at = 1; at < text.Length;)
        {
            var (step, next) = text[at] == '[' ? Bracket(text, at) : Dotted(text, at);
            if (step is null) return null;
            steps.Add(step);
            at = next;
        }
        return new PipePath(steps);
    }

    /// <summary>The value in the event, or null where there is none.</summary>
    public Json? Of(Json value) => Of(value, 0, value.TextOf("eventSource"));

    private Json? Of(Json? value, int at, string? source)
    {
        for (; value is not null && at < _steps.Count; at++)
        {
            if (_steps[at].Every) return Every(value, at, source);
            value = Next(value, _steps[at]);
            if (at == 0) value = Opened(value, _steps[0].Name, source);
        }
        return value;
    }

    private JsonList Every(Json value, int at, string? source)
    {
        IEnumerable<Json> items = value switch { JsonList list => list, JsonMap map => map.Select(m => m.Value), _ => [] };
        return JsonList.Of(items.Select(item => Of(item, at + 1, source)).OfType<Json>());
    }

    private static Json? Next(Json value, Step step) => step.Name is not null
        ? value[step.Name]
        : value is JsonList list && step.Index < list.Count ? list[step.Index] : null;

    private static Json? Opened(Json? value, string? name, string? source) => (value, name, source) switch
    {
        (JsonString body, "body", "aws:sqs") => body.Parsed ?? body,
        (JsonString data, "data", "aws:kinesis") => Parsed(Encoding.UTF8.GetString(Convert.FromBase64String(data.Value))),
        _ => value,
    };

    private static Json Parsed(string text) => Json.TryParse(text, out var value) ? value : text;

    private static (Step?, int) Dotted(string text, int at)
    {
        if (text[at] != '.' || at + 1 == text.Length) return (null, at);
        var end = text.IndexOfAny(['.', '['], at + 1);
        if (end < 0) end = text.Length;
        var name = text[(at + 1)..end];
        return name.Length == 0 ? (null, at) : (name == "*" ? Step.All : new Step(name, 0), end);
    }

    private static (Step?, int) Bracket(string text, int at)
    {
        var end = text.IndexOf(']', at);
        if (end < 0) return (null, at);
        var inside = text[(at + 1)..end];
        if (inside == "*") return (Step.All, end + 1);
        if (inside is ['\'', .., '\''] or ['"', .., '"']) return (new Step(inside[1..^1], 0), end + 1);
        return int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? (new Step(null, index), end + 1) : (null, at);
    }

    private sealed record Step(string? Name, int Index)
    {
        public static Step All { get; } = new(null, -1);

        public bool Every => Index < 0;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.Patterns;

namespace EventPatterns.Simulator.Services.EventBridge.Filters;

/// <summary>
/// A filter on the records of a queue or a stream, as Lambda's event source mappings and Pipes have it: an event pattern on the
/// record, for which a text that holds JSON (<c>body</c>, and <c>data</c> behind its base64) counts as JSON. See
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-sqs.
/// </summary>
internal sealed class StreamFilter
{
    private readonly EventPattern _pattern;

    private StreamFilter(EventPattern pattern) => _pattern = pattern;

    /// <summary>Reads a filter, or says how AWS refuses it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out StreamFilter? filter, [NotNullWhen(false)] out AwsError? error)
    {
        var valid = EventPattern.TryParse(text, out var pattern, out _);
        filter = valid ? new(pattern!) : null;
        error = valid ? null : new("InvalidParameterValueException", "Invalid filter pattern definition.");
        return valid;
    }

    /// <summary>Whether the record passes.</summary>
    public bool Matches(JsonMap record) =>
        Open(record, "body", text => text) is { } withBody
        && Open(withBody, "data", FromBase64) is { } opened
        && _pattern.Matches(opened);

    /// <summary>The record with the text in the form that the filter asks for, or null where it has the other form.</summary>
    private JsonMap? Open(JsonMap record, string name, Func<string, string?> decode)
    {
        if (record.TextOf(name) is not { } text) return record;
        var (asksForJson, asksForText) = (AsksUnder(name), AsksFor(name));
        if (!asksForJson && !asksForText) return record;
        var decoded = decode(text);
        var json = decoded is not null && Json.TryParse(decoded, out var parsed) && parsed is JsonMap or JsonList ? Json.Parse(decoded!) : null;
        if (asksForJson) return json is null ? null : record.With(name, json);
        return json is null && decoded is not null ? record.With(name, decoded) : null;
    }

    private bool AsksUnder(string name) => AllPaths().Any(path => path.StartsWith(name + ".", StringComparison.Ordinal));

    private bool AsksFor(string name) => AllPaths().Any(path => path == name);

    private IEnumerable<string> AllPaths() => _pattern.Alternatives.SelectMany(fields => fields.Select(field => field.Path));

    private static string? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns;

/// <summary>
/// An event pattern: of a rule, an archive, a pipe's filter. For many patterns on the same events, <see cref="RuleIndex"/> is
/// quicker. See https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html.
/// </summary>
internal sealed class EventPattern
{
    // One text, of an assembly's template, is read by every simulation of it; the index alone belongs to one thread.
    private static readonly ConditionalWeakTable<string, IReadOnlyList<IReadOnlyList<PatternField>>> Known = [];

    private readonly List<string> _matched = [];
    private RuleIndex? _index;
    private HashSet<string>? _roots;

    private EventPattern(string text, IReadOnlyList<IReadOnlyList<PatternField>> alternatives) => (Text, Alternatives) = (text, alternatives);

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>The sets of fields of which one must fit; more than one where the pattern has <c>$or</c>.</summary>
    public IReadOnlyList<IReadOnlyList<PatternField>> Alternatives { get; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="InvalidEventPatternException">EventBridge would refuse it; the message is AWS's.</exception>
    public static EventPattern Parse(string text)
    {
        try
        {
            return new(text, Known.GetValue(text, PatternParser.Parse));
        }
        catch (PatternSyntaxException wrong)
        {
            throw InvalidEventPatternException.Because(wrong.Message);
        }
    }

    /// <summary>Reads a pattern, or says how AWS refuses it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EventPattern? pattern, [NotNullWhen(false)] out AwsError? error)
    {
        try
        {
            (pattern, error) = (Parse(text), null);
            return true;
        }
        catch (InvalidEventPatternException wrong)
        {
            (pattern, error) = (null, new(InvalidEventPatternException.Code, wrong.Message));
            return false;
        }
    }

    /// <summary>Whether the event, in UTF-8, matches.</summary>
    /// <exception cref="JsonException">The event is not one JSON object.</exception>
    public bool Matches(ReadOnlySpan<byte> utf8Event)
    {
        if (_index is null)
        {
            _index = new();
            _index.Add(Text, this);
        }
        _matched.Clear();
        _index.Match(utf8Event, _matched);
        return _matched.Count > 0;
    }

    /// <summary>Whether the event matches.</summary>
    public bool Matches(JsonMap @event) => JsonText.Read(Asked(@event), Matches);

    /// <summary>The members that the pattern asks for: the others need not be written for it.</summary>
    private JsonMap Asked(JsonMap @event)
    {
        _roots ??= Alternatives.SelectMany(fields => fields).Select(field => Root(field.Path)).ToHashSet(StringComparer.Ordinal);
        var asked = new JsonMapBuilder(@event.Count);
        foreach (var (name, value) in @event.Members)
            if (_roots.Contains(Root(name))) asked.Set(name, value);
        return asked.Build();
    }

    private static string Root(string path) => path.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? path[..dot] : path;
}

using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

/// <summary>
/// Reads a pattern into alternatives: a list of sets of fields, of which one set must fit whole. Only <c>$or</c> makes more than
/// one. Where a field stands twice, the last counts, as in the service.
/// </summary>
internal sealed class PatternParser
{
    private const string Or = "$or";

    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-content-based-filtering.html bounds the combinations.</summary>
    private const int MostAlternatives = 1000;

    private readonly string _text;
    private readonly PatternTokenizer _tokens;
    private readonly MatchExpressionParser _expressions;
    private readonly List<string> _path = [];
    private List<Dictionary<string, PatternField>> _alternatives = [new(StringComparer.Ordinal)];

    private PatternParser(string text)
    {
        _text = text;
        _tokens = new(text);
        _expressions = new(_tokens);
    }

    /// <summary>Reads the pattern.</summary>
    /// <exception cref="PatternSyntaxException">EventBridge would refuse it.</exception>
    public static IReadOnlyList<IReadOnlyList<PatternField>> Parse(string text) => new PatternParser(text).Parse();

    private List<IReadOnlyList<PatternField>> Parse()
    {
        if (_tokens.Next() != PatternToken.StartObject) throw PatternSyntaxException.At("Filter is not an object", _tokens.Here);
        Fields();
        return [.. _alternatives.Select(Sorted)];
    }

    private static IReadOnlyList<PatternField> Sorted(Dictionary<string, PatternField> alternative) =>
        [.. alternative.Values.OrderBy(field => field.Path, StringComparer.Ordinal)];

    private void Fields()
    {
        var any = false;
        while (_tokens.Next() != PatternToken.EndObject)
        {
            any = true;
            Field(_tokens.Text);
        }
        if (!any) throw new PatternSyntaxException("Empty objects are not allowed");
    }

    private void Field(string name)
    {
        var token = _tokens.Next();
        if (name == Or && token == PatternToken.StartArray && OrRelation.StandsIn(_text, _tokens.Position))
        {
            Alternatives();
            return;
        }
        _path.Add(name);
        if (token == PatternToken.StartObject) Fields();
        else if (token == PatternToken.StartArray) Write(new(string.Join('.', _path), _expressions.Values()));
        else throw new PatternSyntaxException($"\"{name}\" must be an object or an array");
        _path.RemoveAt(_path.Count - 1);
    }

    private void Write(PatternField field)
    {
        WildcardComplexity.Check([.. field.Patterns.SelectMany(WildcardsOf)]);
        foreach (var alternative in _alternatives) alternative[field.Path] = field;
    }

    private static IEnumerable<WildcardText> WildcardsOf(ValuePattern pattern) => pattern switch
    {
        Wildcard wildcard => [wildcard.Text],
        AnythingBut but => but.Refused.SelectMany(WildcardsOf),
        _ => [],
    };

    private void Alternatives()
    {
        var before = _alternatives;
        List<Dictionary<string, PatternField>> after = [];
        for (var token = _tokens.Next(); token != PatternToken.EndArray; token = _tokens.Next())
        {
            _alternatives = [.. before.Select(alternative => new Dictionary<string, PatternField>(alternative, StringComparer.Ordinal))];
            Fields();
            after.AddRange(_alternatives);
            if (after.Count > MostAlternatives) throw new PatternSyntaxException($"{Or} makes more than {MostAlternatives} combinations");
        }
        _alternatives = after;
    }
}

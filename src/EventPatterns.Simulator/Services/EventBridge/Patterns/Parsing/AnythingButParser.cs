using System.Text;
using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

/// <summary>Reads <c>anything-but</c>: a value, a list of values of one kind, or an operator with a text or a list of texts.</summary>
internal sealed class AnythingButParser(PatternTokenizer tokens)
{
    private sealed record Operator(string OtherwiseThanText, bool MayBeEmpty, Func<string, ValuePattern> Pattern);

    private static readonly Dictionary<string, Operator> Operators = new(StringComparer.Ordinal)
    {
        ["prefix"] = new("prefix/suffix match pattern must be a string", false, text => new Prefix(text)),
        ["suffix"] = new("prefix/suffix match pattern must be a string", false, text => new Suffix(text)),
        ["equals-ignore-case"] = new(
            "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.", true, text => new EqualsIgnoreCase(text)),
        ["wildcard"] = new("wildcard match pattern must be a string", true, text => new Wildcard(text)),
    };

    /// <summary>Reads the operator's value and the end of its object.</summary>
    public ValuePattern Expression()
    {
        var token = tokens.Next();
        var refused = token == PatternToken.StartObject ? OperatorInside() : Refused(token, Plain);
        if (token == PatternToken.StartArray) RequireOneKind(refused);
        End();
        return new AnythingBut(refused);
    }

    private List<ValuePattern> OperatorInside()
    {
        if (tokens.Next() != PatternToken.FieldName) throw new PatternSyntaxException("Anything-But expression name not found");
        if (!Operators.TryGetValue(tokens.Text, out var chosen)) throw new PatternSyntaxException("Unsupported anything-but pattern: " + tokens.Text);
        var refused = Refused(tokens.Next(), token => Text(token, chosen));
        End();
        return refused;
    }

    private List<ValuePattern> Refused(PatternToken token, Func<PatternToken, ValuePattern> read)
    {
        if (token is PatternToken.String or PatternToken.Number) return [read(token)];
        if (token != PatternToken.StartArray) throw new PatternSyntaxException("Value of anything-but must be an array or single string/number value.");
        List<ValuePattern> refused = [];
        for (token = tokens.Next(); token != PatternToken.EndArray; token = tokens.Next()) refused.Add(read(token));
        return refused;
    }

    private ValuePattern Plain(PatternToken token) => token switch
    {
        PatternToken.String => new ExactString(Encoding.UTF8.GetBytes(tokens.Text), tokens.Text),
        PatternToken.Number => new NumberEquals(NumericParser.Number(tokens.Text)),
        _ => throw new PatternSyntaxException("Inside anything but list, start|null|boolean is not supported."),
    };

    private ValuePattern Text(PatternToken token, Operator chosen)
    {
        if (token != PatternToken.String) throw new PatternSyntaxException(chosen.OtherwiseThanText);
        if (tokens.Text.Length == 0 && !chosen.MayBeEmpty) throw new PatternSyntaxException("Null prefix/suffix not allowed");
        return chosen.Pattern(tokens.Text);
    }

    private static void RequireOneKind(List<ValuePattern> refused)
    {
        if (refused.Select(r => r.GetType()).Distinct().Count() != 1)
            throw new PatternSyntaxException("Inside anything but list, either all values are number or string, mixed type is not supported");
    }

    private void End()
    {
        if (tokens.Next() != PatternToken.EndObject) throw new PatternSyntaxException("Too many elements in numeric expression"); // AWS's own words
    }
}

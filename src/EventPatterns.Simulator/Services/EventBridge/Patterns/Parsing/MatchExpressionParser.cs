using System.Text;
using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

/// <summary>
/// Reads a field's list of values and operators; see
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html. Each method stands behind the
/// token that called for it and leaves the reader behind what it read.
/// </summary>
internal sealed class MatchExpressionParser(PatternTokenizer tokens)
{
    private readonly AnythingButParser _anythingBut = new(tokens);
    private readonly NumericParser _numeric = new(tokens);

    /// <summary>Reads up to the end of the list.</summary>
    public IReadOnlyList<ValuePattern> Values()
    {
        List<ValuePattern> values = [];
        for (var token = tokens.Next(); token != PatternToken.EndArray; token = tokens.Next()) values.AddRange(Value(token));
        return values.Count > 0 ? values : throw new PatternSyntaxException("Empty arrays are not allowed");
    }

    private IEnumerable<ValuePattern> Value(PatternToken token) => token switch
    {
        PatternToken.StartObject => [Expression()],
        PatternToken.String => [ExactText(tokens.Text)],
        PatternToken.Number when ComparableNumber.TryParse(tokens.Text, out var number) => [new NumberEquals(number)],
        PatternToken.Number or PatternToken.True or PatternToken.False or PatternToken.Null
            => [new ExactSpelling(Encoding.UTF8.GetBytes(tokens.Text), tokens.Text)],
        _ => throw new PatternSyntaxException("Match value must be String, number, true, false, or null"),
    };

    private static ValuePattern ExactText(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return IpAddressValue.TryParse(utf8, out var address) ? new Cidr(CidrBlock.Single(address)) : new ExactString(utf8, text);
    }

    private ValuePattern Expression()
    {
        if (tokens.Next() != PatternToken.FieldName) throw new PatternSyntaxException("Match expression name not found");
        return tokens.Text switch
        {
            "exactly" => Text("exact match pattern must be a string", text => new ExactString(Encoding.UTF8.GetBytes(text), text)),
            "prefix" => Affix("prefix", text => new Prefix(text), text => new PrefixIgnoreCase(text)),
            "suffix" => Affix("suffix", text => new Suffix(text), text => new SuffixIgnoreCase(text)),
            "equals-ignore-case" => Text("equals-ignore-case match pattern must be a string", text => new EqualsIgnoreCase(text)),
            "wildcard" => Text("wildcard match pattern must be a string", text => new Wildcard(text)),
            "cidr" => Text("prefix match pattern must be a string", text => new Cidr(CidrBlock.Parse(text))), // AWS's own words
            "numeric" => _numeric.Range(),
            "anything-but" => _anythingBut.Expression(),
            "exists" => Exists(),
            var other => throw new PatternSyntaxException("Unrecognized match type " + other),
        };
    }

    private ValuePattern Text(string otherwise, Func<string, ValuePattern> pattern) => TextFrom(tokens.Next(), otherwise, pattern);

    private ValuePattern TextFrom(PatternToken token, string otherwise, Func<string, ValuePattern> pattern)
    {
        if (token != PatternToken.String) throw new PatternSyntaxException(otherwise);
        var read = pattern(tokens.Text);
        EndOfExpression();
        return read;
    }

    private ValuePattern Affix(string name, Func<string, ValuePattern> exact, Func<string, ValuePattern> caseless)
    {
        var token = tokens.Next();
        if (token != PatternToken.StartObject) return TextFrom(token, name + " match pattern must be a string", exact);
        var title = char.ToUpperInvariant(name[0]) + name[1..];
        if (tokens.Next() != PatternToken.FieldName) throw new PatternSyntaxException(title + " expression name not found");
        if (tokens.Text != "equals-ignore-case") throw new PatternSyntaxException($"Unsupported {name} pattern: {tokens.Text}");
        var read = Text("equals-ignore-case match pattern must be a string", caseless);
        EndOfExpression();
        return read;
    }

    private ValuePattern Exists()
    {
        ValuePattern read = tokens.Next() switch
        {
            PatternToken.True => new Present(),
            PatternToken.False => new Absent(),
            _ => throw new PatternSyntaxException("exists match pattern must be either true or false."),
        };
        EndOfExpression();
        return read;
    }

    private void EndOfExpression()
    {
        if (tokens.Next() != PatternToken.EndObject) throw new PatternSyntaxException("Only one key allowed in match expression");
    }
}

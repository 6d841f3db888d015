using EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

/// <summary>Reads <c>numeric</c>: one comparison, or a lower bound and then an upper one.</summary>
internal sealed class NumericParser(PatternTokenizer tokens)
{
    private const string TooMany = "Too many elements in numeric expression";

    /// <summary>Reads the operator's value and the end of its object.</summary>
    public ValuePattern Range()
    {
        if (tokens.Next() != PatternToken.StartArray) throw new PatternSyntaxException("Value of numeric must be an array.");
        if (tokens.Next() != PatternToken.String) throw new PatternSyntaxException("Invalid member in numeric match: " + tokens.Text);
        var range = Comparison(tokens.Text);
        if (tokens.Next() != PatternToken.EndObject) throw new PatternSyntaxException(TooMany);
        return range;
    }

    /// <summary>The number that is spelt so.</summary>
    public static double Number(string spelling) =>
        ComparableNumber.TryParse(spelling, out var number) ? number : throw new PatternSyntaxException("Cannot compare number : " + spelling);

    private ValuePattern Comparison(string comparison) => comparison switch
    {
        "=" => new NumberEquals(Number(Last(Operand("equals"), TooMany))),
        "<" or "<=" => new NumericRange(double.NegativeInfinity, true, Number(Last(Operand(comparison), TooMany)), comparison == "<="),
        ">" or ">=" => From(Operand(comparison), included: comparison == ">="),
        _ => throw new PatternSyntaxException("Unrecognized numeric range operator: " + comparison),
    };

    private NumericRange From(string low, bool included)
    {
        var token = tokens.Next();
        if (token == PatternToken.EndArray) return new(Number(low), included, double.PositiveInfinity, true);
        if (token != PatternToken.String) throw new PatternSyntaxException("Bad value in numeric range: " + tokens.Text);
        var comparison = tokens.Text;
        if (comparison is not ("<" or "<=")) throw new PatternSyntaxException("Bad numeric range operator: " + comparison);
        var high = Last(Operand(comparison), "Too many terms in numeric range expression");
        return Number(low) < Number(high)
            ? new(Number(low), included, Number(high), comparison == "<=")
            : throw new PatternSyntaxException("Bottom must be less than top");
    }

    private string Operand(string comparison) => tokens.Next() == PatternToken.Number
        ? tokens.Text
        : throw new PatternSyntaxException($"Value of {comparison} must be numeric");

    private string Last(string operand, string otherwise) =>
        tokens.Next() == PatternToken.EndArray ? operand : throw new PatternSyntaxException(otherwise);
}

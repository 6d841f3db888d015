using System.Globalization;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Jsonata.Plain;

/// <summary>Reads the forms that are plain; null for any other text, right or wrong.</summary>
internal sealed class PlainReader(string text)
{
    private int _at;

    public IPlain? Read() => (Peek() == '(' ? Outermost() : Expression()) is { } whole && Peek() == '\0' ? whole : null;

    /// <summary>Variables are bound in the outermost block alone: an inner one would have to forget its own.</summary>
    private Block? Outermost() => List('(', ';', ')', Statement) is { } parts ? new Block(parts) : null;

    private IPlain? Expression()
    {
        var left = Product();
        while (left is not null && Peek() is '+' or '-' or '&')
        {
            var sign = text[_at++];
            left = Product() is { } right ? new Operation(sign, left, right) : null;
        }
        return left;
    }

    private IPlain? Product()
    {
        var left = Term();
        while (left is not null && Take('*')) left = Term() is { } right ? new Operation('*', left, right) : null;
        return left;
    }

    private IPlain? Term() => Peek() switch
    {
        '$' => Variable(),
        '(' => List('(', ';', ')', Expression) is { } parts ? new Block(parts) : null,
        '{' => List('{', ',', '}', Member) is { } members && members.DistinctBy(m => m.Name).Count() == members.Count ? new Construction(members) : null,
        '\'' or '"' => Quoted() is { } literal ? new Literal(literal) : null,
        >= '0' and <= '9' => Number(),
        _ => null,
    };

    private IPlain? Statement()
    {
        var start = _at;
        if (Take('$') && Name() is { } name && Take(':') && text[_at..].StartsWith('='))
        {
            _at++;
            return Expression() is { } value ? new Assignment(name, value) : null;
        }
        _at = start;
        return Expression();
    }

    private Member? Member() =>
        Quoted() is { } name && PlainValues.IsName(name) && Take(':') && Expression() is { } value ? new Member(name, value) : null;

    private IPlain? Variable()
    {
        _at++;
        if (Name() is not { } name) return null;
        if (Peek() == '(') return Called(name);
        var steps = new List<WalkStep>();
        while (Take('.'))
        {
            Peek();
            if (Name() is not { } member || !PlainValues.IsName(member)) return null;
            steps.Add(new WalkStep(member));
            if (!Take('[')) continue;
            if (Peek() is < '0' or > '9' || Number() is not { Value: JsonNumber { Whole: { } at and < int.MaxValue } } || !Take(']')) return null;
            steps.Add(new WalkStep(null, (int)at));
        }
        return new Walk(name, steps);
    }

    private IPlain? Called(string function)
    {
        if (!Take('(')) return null;
        if (function == "exists") return Exists();
        IPlain? call = null;
        if (function == "merge") call = Merged();
        else if (function == "floor") call = Expression() is { } dividend && Take('/') && Peek() is >= '1' and <= '9' && Number() is { Value: JsonNumber { Whole: { } divisor } } ? new FloorOfQuotient(dividend, divisor) : null;
        else if (PlainFunctions.All.ContainsKey(function)) call = Expression() is { } argument ? new Call(function, argument) : null;
        return call is not null && Take(')') ? call : null;
    }

    private Conditional? Exists() =>
        Expression() is Walk asked && Take(')') && Take('?') && Expression() is { } then && Take(':') && Expression() is { } otherwise ? new Conditional(asked, then, otherwise) : null;

    private Merging? Merged()
    {
        if (Peek() == '[') return Parts() is { } parts ? new Merging(parts, Appends: false) : null;
        return Word("$append") && Take('(') && Appended() is { } first && Take(',') && Appended() is { } second && Take(')') ? new Merging([.. first, .. second], Appends: true) : null;
    }

    private List<IPlain>? Parts() => List('[', ',', ']', Expression);

    /// <summary>A side of <c>$append</c>: objects in an array, which may be one that is empty, or those of <c>$each</c>.</summary>
    private List<IPlain>? Appended()
    {
        if (Peek() == '[') return Word("[{}]") ? [] : Parts();
        return Word("$each") && Take('(') && Each() is { } each && Take(')') ? [each] : null;
    }

    private Each? Each()
    {
        if (Term() is not Walk members || !Take(',') || !Word("function") || !Take('(')) return null;
        if (Parameter() is not { } value || !Take(',') || Parameter() is not { } name || value == name || !Take(')')) return null;
        if (!Take('{') || !Take('{') || Parameter() != name || !Take(':') || Expression() is not { } result) return null;
        return Take('}') && Take('}') ? new Each(members, value, name, result) : null;
    }

    private string? Parameter() => Take('$') ? Name() : null;

    private bool Word(string word)
    {
        Peek();
        if (!text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal)) return false;
        _at += word.Length;
        return true;
    }

    private List<T>? List<T>(char open, char separator, char close, Func<T?> item) where T : class
    {
        if (!Take(open)) return null;
        var items = new List<T>();
        do
        {
            if (item() is not { } read) return null;
            items.Add(read);
        }
        while (Take(separator));
        return Take(close) ? items : null;
    }

    private string? Quoted()
    {
        var quote = Peek();
        if (quote is not ('\'' or '"')) return null;
        var end = text.IndexOf(quote, _at + 1);
        if (end < 0) return null;
        var literal = text[(_at + 1)..end];
        _at = end + 1;
        return literal.Contains('\\') ? null : literal;
    }

    private Literal? Number()
    {
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at])) _at++;
        if (_at - start > 15 || (text[start] == '0' && _at - start > 1) || (_at < text.Length && text[_at] is '.' or 'e' or 'E')) return null;
        return new Literal(long.Parse(text[start.._at], CultureInfo.InvariantCulture));
    }

    private string? Name()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetter(text[_at]) || (_at > start && (char.IsAsciiDigit(text[_at]) || text[_at] == '_')))) _at++;
        return _at > start ? text[start.._at] : null;
    }

    private bool Take(char expected)
    {
        if (Peek() != expected) return false;
        _at++;
        return true;
    }

    /// <summary>The next character that is no space, or NUL at the end.</summary>
    private char Peek()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\n' or '\r') _at++;
        return _at < text.Length ? text[_at] : '\0';
    }
}

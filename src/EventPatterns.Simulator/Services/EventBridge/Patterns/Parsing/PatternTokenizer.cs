namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

/// <summary>
/// Reads a pattern's JSON token by token. It is our own because an error of the pattern language may stand before an error of
/// the JSON, and because EventBridge's answers quote its reader's words and places for both; see
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html.
/// </summary>
internal sealed class PatternTokenizer(string text)
{
    private const int MaxDepth = 1000; // EventBridge's reader bears no deeper nesting
    private readonly Stack<Container> _open = new();
    private readonly PatternScalars _scalars = new(text);
    private int _at;
    private bool _started;
    private bool _afterValue;
    private bool _afterName;

    private readonly record struct Container(bool IsObject, int Start);

    /// <summary>A name's or a string's text, a number's spelling, or the word or mark itself.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How many characters were read.</summary>
    public int Position => _at;

    /// <summary>The place behind the current token.</summary>
    public string Here => SourcePlace.Of(text, _at);

    /// <summary>Reads the next token.</summary>
    /// <exception cref="PatternSyntaxException">The text is not JSON here.</exception>
    public PatternToken Next()
    {
        SkipSpace();
        if (_open.Count == 0) return _started ? PatternToken.End : First();
        if (_afterName) return Colon();
        if (_at == text.Length) throw Unclosed();
        if (text[_at] is '}' or ']') return Close();
        if (_afterValue) Comma();
        return _open.Peek().IsObject ? Name() : Value();
    }

    private PatternToken First()
    {
        _started = true;
        return _at == text.Length ? PatternToken.End : Value();
    }

    private PatternToken Colon()
    {
        if (_at == text.Length) throw Unclosed();
        if (text[_at] != ':') throw Unexpected("was expecting a colon to separate field name and value");
        _at++;
        _afterName = false;
        SkipSpace();
        return Value();
    }

    private void Comma()
    {
        var kind = _open.Peek().IsObject ? "Object" : "Array";
        if (text[_at] != ',') throw Unexpected($"was expecting comma to separate {kind} entries");
        _at++;
        SkipSpace();
        if (_at == text.Length) throw PatternSyntaxException.At($"Unexpected end-of-input within/between {kind} entries", Here);
    }

    private PatternToken Name()
    {
        if (text[_at] != '"') throw Unexpected("was expecting double-quote to start field name");
        Text = _scalars.String(ref _at);
        _afterName = true;
        return PatternToken.FieldName;
    }

    private PatternToken Value()
    {
        if (_at == text.Length) throw PatternSyntaxException.At("Unexpected end-of-input", Here);
        switch (text[_at])
        {
            case '{': return Open(isObject: true);
            case '[': return Open(isObject: false);
        }
        var token = _scalars.Read(ref _at, out var read);
        Text = read;
        _afterValue = true;
        return token;
    }

    private PatternToken Open(bool isObject)
    {
        if (_open.Count == MaxDepth)
            throw PatternSyntaxException.At($"Document nesting depth ({MaxDepth + 1}) exceeds the maximum allowed ({MaxDepth})", Here);
        _open.Push(new(isObject, _at));
        Text = text[_at++].ToString();
        _afterValue = false;
        return isObject ? PatternToken.StartObject : PatternToken.StartArray;
    }

    private PatternToken Close()
    {
        var (isObject, start) = _open.Peek();
        var fitting = isObject ? '}' : ']';
        if (text[_at] != fitting)
        {
            throw PatternSyntaxException.At(
                $"Unexpected close marker '{text[_at]}': expected '{fitting}' (for {(isObject ? "Object" : "Array")} starting at {SourcePlace.Of(text, start)})",
                Here);
        }
        Text = text[_at++].ToString();
        _open.Pop();
        _afterValue = true;
        return isObject ? PatternToken.EndObject : PatternToken.EndArray;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\n' or '\r') _at++;
    }

    private PatternSyntaxException Unclosed()
    {
        var (isObject, start) = _open.Peek();
        return PatternSyntaxException.At(
            $"Unexpected end-of-input: expected close marker for {(isObject ? "Object" : "Array")} (start marker at {SourcePlace.Of(text, start)})",
            Here);
    }

    private PatternSyntaxException Unexpected(string expectation) => PatternScalars.Unexpected(text, _at, expectation);
}

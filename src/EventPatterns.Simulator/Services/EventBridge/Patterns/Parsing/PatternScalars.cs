using System.Globalization;
using System.Text;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

/// <summary>Reads strings, numbers and words of a pattern's JSON.</summary>
internal sealed class PatternScalars(string text)
{
    private const string Values = "JSON String, Number, Array, Object or token 'null', 'true' or 'false'";

    /// <summary>Reads the scalar that starts here.</summary>
    public PatternToken Read(ref int at, out string read)
    {
        switch (text[at])
        {
            case '"':
                read = String(ref at);
                return PatternToken.String;
            case '-' or (>= '0' and <= '9'):
                read = Number(ref at);
                return PatternToken.Number;
            default:
                read = Word(ref at);
                return read switch { "true" => PatternToken.True, "false" => PatternToken.False, _ => PatternToken.Null };
        }
    }

    /// <summary>Reads the string whose opening quote stands here.</summary>
    public string String(ref int at)
    {
        var read = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"')
            {
                at++;
                return read.ToString();
            }
            if (c < ' ')
                throw Fault($"Illegal unquoted character ((CTRL-CHAR, code {(int)c})): has to be escaped using backslash to be included in string value", at);
            read.Append(c == '\\' ? Escape(ref at) : c);
        }
        throw Fault("Unexpected end-of-input: was expecting closing quote for a string value", at);
    }

    /// <summary>The error for a character that has no place here.</summary>
    public static PatternSyntaxException Unexpected(string text, int at, string expectation) =>
        PatternSyntaxException.At($"Unexpected character ('{text[at]}' (code {(int)text[at]})): {expectation}", SourcePlace.Of(text, at));

    private char Escape(ref int at)
    {
        at++;
        if (at >= text.Length) throw Fault("Unexpected end-of-input in character escape sequence", at);
        return text[at] switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '"' or '\\' or '/' => text[at],
            'u' => Hexadecimal(ref at),
            var other => throw Fault($"Unrecognized character escape '{other}' (code {(int)other})", at),
        };
    }

    private char Hexadecimal(ref int at)
    {
        if (at + 4 < text.Length && ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            at += 4;
            return (char)code;
        }
        throw Fault("Unexpected end-of-input or character in a \\u escape: expected a hex-digit", at);
    }

    private string Number(ref int at)
    {
        var start = at;
        if (text[at] == '-') at++;
        var whole = Digits(ref at);
        if (whole == 0) throw NotANumber(at, start);
        if (whole > 1 && text[at - whole] == '0') throw Fault("Invalid numeric value: Leading zeroes not allowed", at - whole);
        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (Digits(ref at) == 0) throw Fault("Decimal point not followed by a digit", at);
        }
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-') at++;
            if (Digits(ref at) == 0) throw Fault("Exponent indicator not followed by a digit", at);
        }
        return text[start..at];
    }

    private PatternSyntaxException NotANumber(int at, int start) => at < text.Length
        ? Unexpected(text, at, "expected digit (0-9) to follow minus sign, for valid numeric value")
        : Fault("Unexpected end-of-input: no digits after the minus sign", start);

    private int Digits(ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at - start;
    }

    private string Word(ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$')) at++;
        var word = text[start..at];
        if (word is "true" or "false" or "null") return word;
        throw word.Length == 0
            ? Unexpected(text, start, $"expected a valid value ({Values})")
            : Fault($"Unrecognized token '{word}': was expecting ({Values})", at);
    }

    private PatternSyntaxException Fault(string message, int at) => PatternSyntaxException.At(message, SourcePlace.Of(text, at));
}

using System.Globalization;
using System.Text;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Paths;

namespace EventPatterns.Simulator.Services.StepFunctions.Intrinsics;

/// <summary>Parses <c>States.Format('{}', $.name)</c>.</summary>
internal sealed class IntrinsicParser
{
    private readonly Cursor _cursor;

    private IntrinsicParser(Cursor cursor) => _cursor = cursor;

    /// <exception cref="PathSyntaxException">The text is no call of a known function.</exception>
    public static IntrinsicCall Parse(string text)
    {
        var cursor = new Cursor(text);
        var call = new IntrinsicParser(cursor).Call();
        cursor.SkipSpace();
        return cursor.AtEnd ? call : throw cursor.Wrong("nothing more was expected");
    }

    private IntrinsicCall Call() => _cursor.Nested(() =>
    {
        _cursor.SkipSpace();
        var from = _cursor.At;
        var name = _cursor.TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.');
        if (!IntrinsicFunctions.All.TryGetValue(name, out var function)) throw _cursor.Wrong($"no intrinsic function '{name}' is known");
        var arguments = Arguments(function);
        return arguments.Count >= function.AtLeast && arguments.Count <= function.AtMost
            ? new IntrinsicCall(function, arguments, _cursor.Since(from))
            : throw _cursor.Wrong($"{name} takes {function.AtLeast} to {function.AtMost} arguments");
    });

    private List<IntrinsicArgument> Arguments(IntrinsicFunction function)
    {
        var arguments = new List<IntrinsicArgument>();
        _cursor.Demand("(");
        _cursor.SkipSpace();
        while (!_cursor.Takes(")"))
        {
            if (arguments.Count > 0) _cursor.Demand(",");
            arguments.Add(Argument(isTemplate: arguments.Count == 0 && function.Name == "States.Format"));
            _cursor.SkipSpace();
        }
        return arguments;
    }

    private IntrinsicArgument Argument(bool isTemplate)
    {
        _cursor.SkipSpace();
        if (_cursor.Next == '\'') return Of(Text(isTemplate));
        if (_cursor.Next == '$') return new IntrinsicArgument(null, JsonPathParser.ParseAt(_cursor), null);
        if (_cursor.Sees("States.")) return new IntrinsicArgument(null, null, Call());
        return Of(Word());
    }

    private static IntrinsicArgument Of(Json literal) => new(literal, null, null);

    private Json Word()
    {
        var word = _cursor.TakeWhile(letter => letter is not (',' or ')') && !char.IsWhiteSpace(letter));
        return word switch
        {
            "null" => Json.Null,
            "true" => Json.True,
            "false" => Json.False,
            _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && !word.StartsWith('+') =>
                new JsonNumber(word),
            _ => throw _cursor.Wrong("an argument was expected"),
        };
    }

    /// <summary>A text in single quotes; only quotes, braces and backslashes may be escaped.</summary>
    private JsonString Text(bool isTemplate)
    {
        _cursor.Demand("'");
        var text = new StringBuilder();
        while (true)
        {
            var letter = _cursor.Take();
            if (letter == '\'') return new JsonString(text.ToString());
            if (letter != '\\')
            {
                text.Append(letter);
                continue;
            }
            var escaped = _cursor.Take();
            if (escaped is not ('\'' or '{' or '}' or '\\')) throw _cursor.Wrong($"'\\{escaped}' is no escape");
            if (isTemplate && escaped is ('{' or '}')) text.Append(FormatText.Escape);
            text.Append(escaped);
        }
    }
}

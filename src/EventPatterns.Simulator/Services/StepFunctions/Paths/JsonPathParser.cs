namespace EventPatterns.Simulator.Services.StepFunctions.Paths;

/// <summary>Parses the JSONPath that Step Functions takes: Jayway's dialect, and variables beside it.</summary>
internal sealed class JsonPathParser
{
    private readonly Cursor _cursor;

    private JsonPathParser(Cursor cursor) => _cursor = cursor;

    /// <summary>Parses a whole text as one path.</summary>
    /// <exception cref="PathSyntaxException">It is none.</exception>
    public static JsonPath Parse(string text)
    {
        var cursor = new Cursor(text);
        var path = new JsonPathParser(cursor).Path();
        return cursor.AtEnd ? path : throw cursor.Wrong("nothing more was expected");
    }

    /// <summary>Parses the path that begins at the cursor, and leaves the cursor after it.</summary>
    public static JsonPath ParseAt(Cursor cursor) => new JsonPathParser(cursor).Path();

    /// <summary>Parses the steps at the cursor, as they follow <c>@</c> in a filter.</summary>
    public static JsonPath StepsAt(Cursor cursor) => new JsonPathParser(cursor).Tail(cursor.At, PathRoot.Input, null);

    private JsonPath Path()
    {
        var from = _cursor.At;
        _cursor.Demand("$");
        if (_cursor.Takes("$")) return Tail(from, PathRoot.Context, null);
        var variable = _cursor.TakeWhile(letter => char.IsLetterOrDigit(letter) || letter == '_');
        return variable.Length == 0 ? Tail(from, PathRoot.Input, null) : Tail(from, PathRoot.Variable, variable);
    }

    private JsonPath Tail(int from, PathRoot root, string? variable)
    {
        var steps = new List<PathStep>();
        PathFunction? function = null;
        while (function is null && _cursor.Next is '.' or '[')
        {
            if (_cursor.Takes("..")) Descend(steps);
            else if (_cursor.Takes(".")) function = Dotted(steps);
            else steps.Add(Bracketed());
        }
        return new JsonPath(_cursor.Since(from), root, variable, steps, function);
    }

    private void Descend(List<PathStep> steps)
    {
        steps.Add(new DescendStep());
        if (_cursor.Next == '[') steps.Add(Bracketed());
        else if (Dotted(steps) is not null) throw _cursor.Wrong("a function can't follow '..'");
    }

    private PathFunction? Dotted(List<PathStep> steps)
    {
        if (_cursor.Takes("*"))
        {
            steps.Add(new WildcardStep());
            return null;
        }
        var name = _cursor.TakeWhile(IsNameLetter);
        if (name.Length == 0) throw _cursor.Wrong("a name was expected");
        if (_cursor.Takes("()")) return PathFunction.Named(name) ?? throw _cursor.Wrong($"no function '{name}' is known");
        steps.Add(new NameStep(name));
        return null;
    }

    private static bool IsNameLetter(char letter) =>
        !char.IsWhiteSpace(letter) && letter is not ('.' or '[' or ']' or '(' or ')' or ',' or '\'' or '"' or '*' or '?' or '@' or '&' or '|' or '=' or '!' or '<' or '>');

    private PathStep Bracketed() => _cursor.Nested(() =>
    {
        _cursor.Demand("[");
        _cursor.SkipSpace();
        var step = Inside();
        _cursor.SkipSpace();
        _cursor.Demand("]");
        return step;
    });

    private PathStep Inside()
    {
        if (_cursor.Takes("*")) return new WildcardStep();
        if (_cursor.Takes("?")) return new FilterStep(new PathFilterParser(_cursor).Parse());
        if (_cursor.Next is '\'' or '"') return Names();
        return Numbers();
    }

    private PathStep Names()
    {
        var names = new List<string> { Quoted.Take(_cursor) };
        for (_cursor.SkipSpace(); _cursor.Takes(","); _cursor.SkipSpace())
        {
            _cursor.SkipSpace();
            names.Add(Quoted.Take(_cursor));
        }
        return names.Count == 1 ? new NameStep(names[0]) : new NamesStep(names);
    }

    private PathStep Numbers()
    {
        var first = _cursor.TakeInteger();
        if (_cursor.Takes(":"))
        {
            var end = _cursor.TakeInteger();
            var step = _cursor.Takes(":") ? _cursor.TakeInteger() ?? 1 : 1;
            return step > 0 ? new SliceStep(first, end, step) : throw _cursor.Wrong("a slice steps forward");
        }
        if (first is null) throw _cursor.Wrong("a name, an index, '*' or a filter was expected");
        var indexes = new List<int> { first.Value };
        for (_cursor.SkipSpace(); _cursor.Takes(","); _cursor.SkipSpace())
        {
            _cursor.SkipSpace();
            indexes.Add(_cursor.TakeInteger() ?? throw _cursor.Wrong("an index was expected"));
        }
        return indexes.Count == 1 ? new IndexStep(indexes[0]) : new IndexesStep(indexes);
    }
}

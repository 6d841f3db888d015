using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services.StepFunctions.Paths;

/// <summary>What a path starts from.</summary>
internal enum PathRoot
{
    /// <summary><c>$</c>: the state's input or result.</summary>
    Input,

    /// <summary><c>$$</c>: the context object.</summary>
    Context,

    /// <summary><c>$name</c>: a variable.</summary>
    Variable,
}

/// <summary>
/// A JSONPath, parsed once. A definite path (names and indexes alone) leads to one value or to none; any other leads to
/// a list, possibly empty. https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
/// </summary>
internal sealed class JsonPath
{
    private readonly PathStep[] _steps;
    private readonly PathFunction? _function;

    public JsonPath(string text, PathRoot root, string? variable, IEnumerable<PathStep> steps, PathFunction? function)
    {
        Text = text;
        Root = root;
        Variable = variable;
        _steps = [.. steps];
        _function = function;
        IsDefinite = _steps.All(step => step.IsDefinite);
    }

    /// <summary>The path as it was spelt.</summary>
    public string Text { get; }

    public PathRoot Root { get; }

    /// <summary>The variable's name, where the path starts from one.</summary>
    public string? Variable { get; }

    public IReadOnlyList<PathStep> Steps => _steps;

    public bool IsDefinite { get; }

    /// <summary>Whether the path can be written to: <c>$</c>, names and indexes alone.</summary>
    public bool IsReference => IsDefinite && Root == PathRoot.Input && _function is null;

    /// <summary>What the path leads to from its root value; null where a definite path leads nowhere.</summary>
    public Json? Find(Json root)
    {
        var found = IsDefinite ? FindOne(root) : FindAll(root);
        return found is null || _function is null ? found : _function.Apply(found);
    }

    /// <summary>Says, as AWS's JSONPath library does, why a definite path leads nowhere.</summary>
    public string WhyNothing(Json root)
    {
        var value = root;
        var way = "$";
        for (var at = 0; at < _steps.Length; at++)
        {
            if (_steps[at] is NameStep && value is not JsonMap)
                return $"Expected to find an object with property {_steps[at]} in path {way} but found '{JavaKind(value)}'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.";
            way += _steps[at];
            if (Follow(_steps[at], value) is not { } next)
                return at == _steps.Length - 1 ? $"No results for path: {way}" : $"Missing property in path {way}";
            value = next;
        }
        return $"No results for path: {way}";
    }

    public override string ToString() => Text;

    private static Json? Follow(PathStep step, Json value) => step switch
    {
        NameStep name => value[name.Name],
        IndexStep index => index.In(value),
        _ => null,
    };

    private static string JavaKind(Json value) => value switch
    {
        JsonString => "java.lang.String",
        JsonNumber { Whole: not null } => "java.lang.Integer",
        JsonNumber => "java.lang.Double",
        JsonBoolean => "java.lang.Boolean",
        JsonList => "java.util.ArrayList",
        _ => "null",
    };

    private Json? FindOne(Json root)
    {
        var value = root;
        foreach (var step in _steps)
        {
            if (Follow(step, value) is not { } next) return null;
            value = next;
        }
        return value;
    }

    private JsonList FindAll(Json root)
    {
        IEnumerable<Json> values = [root];
        foreach (var step in _steps) values = values.SelectMany(value => step.From(value, root));
        return JsonList.Of(values);
    }
}

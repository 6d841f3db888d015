using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Choices;
using EventPatterns.Simulator.Services.StepFunctions.Intrinsics;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using EventPatterns.Simulator.Services.StepFunctions.Paths;
using EventPatterns.Simulator.Services.StepFunctions.Templates;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>Reads the fields that may be computed: paths, payload templates, queries and numbers.</summary>
internal sealed class FieldReader(IJsonataEngine? engine)
{
    public static JsonPath? Path(Fields fields, string name)
    {
        if (fields.Text(name) is not { } text) return null;
        try
        {
            return JsonPathParser.Parse(text);
        }
        catch (PathSyntaxException)
        {
            fields.Wrong("Value is not a valid JSONPath", name);
            return null;
        }
    }

    /// <summary>A field like <c>InputPath</c>: absent, null or a path.</summary>
    public static Selection Selection(Fields fields, string name)
    {
        if (fields.Value(name) is null) return Language.Selection.Whole;
        if (fields.Value(name)!.IsNull) return Language.Selection.Nothing;
        var path = Path(fields, name);
        return path is null or { Root: PathRoot.Input, Text: "$" } ? Language.Selection.Whole : new Selection(path);
    }

    /// <summary>A field like <c>ResultPath</c>: absent, null or a reference path.</summary>
    public static Selection Place(Fields fields, string name)
    {
        var selection = Selection(fields, name);
        if (selection.Path is null or { IsReference: true }) return selection;
        fields.Wrong("Value is not a Reference Path", name);
        return Language.Selection.Whole;
    }

    /// <summary>A payload template: in JSONPath mode members that end in <c>.$</c>, in JSONata mode strings <c>{% %}</c>.</summary>
    public Template? Template(Fields fields, string name, QueryLanguage language) => fields.Value(name) is { } value
        ? language == QueryLanguage.Jsonata ? Query(fields, value, name) : new TemplateReader(fields, name).Read(value)
        : null;

    /// <summary>A text or, in JSONata mode, a query.</summary>
    public Template? TextOrQuery(Fields fields, string name, QueryLanguage language)
    {
        if (fields.Text(name) is not { } text) return null;
        return language == QueryLanguage.Jsonata ? Query(fields, text, name) : new ConstantTemplate(text);
    }

    /// <summary>The path or intrinsic call of <c>ErrorPath</c> and <c>CausePath</c>.</summary>
    public static Template? PathOrCall(Fields fields, string name)
    {
        if (fields.Text(name) is not { } text) return null;
        try
        {
            return text.StartsWith('$') ? new PathTemplate(JsonPathParser.Parse(text), name) : new IntrinsicTemplate(IntrinsicParser.Parse(text), name);
        }
        catch (PathSyntaxException)
        {
            fields.Wrong("Value is not a valid JSONPath or intrinsic function call", name);
            return null;
        }
    }

    /// <summary>A number, the path to one under the name with <c>Path</c> at its end, or a query.</summary>
    public NumberSource? Number(Fields fields, string name, QueryLanguage language, double least, double most = 99_999_999, bool whole = true)
    {
        if (language == QueryLanguage.Jsonata && fields.Value(name) is JsonString text)
        {
            if (Query(fields, text, name) is JsonataTemplate query) return new NumberSource(name, null, null, query);
            fields.Wrong("Expected value of type Integer or a JSONata expression", name);
            return null;
        }
        if (fields.Has(name + "Path"))
        {
            if (fields.Has(name)) fields.Wrong($"You cannot have both '{name}' and '{name}Path'");
            return Path(fields, name + "Path") is { } path ? new NumberSource(name + "Path", null, path, null) : null;
        }
        return (whole ? fields.Whole(name, least, most) : fields.Number(name, least, most)) is { } constant ? new NumberSource(name, constant, null, null) : null;
    }

    /// <summary>A constant instant, or in JSONata mode a query that gives one.</summary>
    public Template? Timestamp(Fields fields, string name, QueryLanguage language)
    {
        if (fields.Text(name) is not { } text) return null;
        var template = TextOrQuery(fields, name, language);
        if (template is ConstantTemplate && !Timestamps.TryParse(text, out _)) fields.Wrong("String does not match RFC3339 timestamp", name);
        return template;
    }

    public Template Query(Fields fields, Json value, string name) => new JsonataReader(engine, fields, name).Read(value, name);
}

using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using EventPatterns.Simulator.Services.StepFunctions.Templates;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>Reads a state of any type.</summary>
internal sealed class StateReader(bool express, QueryLanguage machineLanguage, IJsonataEngine? engine)
{
    private static readonly string[] Delays = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];

    private readonly FieldReader _read = new(engine);

    /// <summary>Reads a state; null where something is wrong that leaves nothing to go on with.</summary>
    public State? Read(string name, Fields fields, GraphReader graphs)
    {
        var type = fields.RequiredText("Type");
        if (type is null) return null;
        var own = Languages.Read(fields);
        if (own == QueryLanguage.JsonPath && machineLanguage == QueryLanguage.Jsonata)
            fields.Wrong("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
        var language = own ?? machineLanguage;
        if (!StateFields.Check(type, fields, language)) return null;
        var next = StateFields.HasTransition(type) ? Next(fields) : null;
        var data = Data(type, fields, language);
        return type switch
        {
            "Pass" => new PassState { Name = name, Data = data, Next = next, Language = language, Result = fields.Value("Result") },
            "Succeed" => new SucceedState { Name = name, Data = data, Language = language },
            "Fail" => Fail(name, fields, data, language),
            "Wait" => Wait(name, fields, data, next, language),
            "Choice" => new ChoiceReader(_read).Read(name, fields, data, language),
            "Task" => new TaskReader(_read, express).Read(name, fields, data, next, language),
            "Parallel" => Parallel(name, fields, data, next, language, graphs),
            _ => new MapReader(_read, express).Read(name, fields, data, next, language, graphs),
        };
    }

    private static string? Next(Fields fields)
    {
        var next = fields.Text("Next");
        var isEnd = fields.Flag("End") ?? false;
        if (next is null && !isEnd) fields.Wrong("These fields are required: [Next or End]");
        if (next is not null && isEnd) fields.Wrong("A state can't have both 'Next' and 'End'");
        return next;
    }

    private DataFlow Data(string type, Fields fields, QueryLanguage language)
    {
        var assign = fields.Object("Assign") is null ? null : _read.Template(fields, "Assign", language);
        if (language == QueryLanguage.Jsonata)
            return new JsonataFlow
            {
                Assign = assign,
                Arguments = type is "Task" or "Parallel" ? _read.Template(fields, "Arguments", language) : null,
                Output = _read.Template(fields, "Output", language),
                HasResult = type is "Task" or "Parallel" or "Map",
            };
        return new JsonPathFlow
        {
            Assign = assign,
            InputPath = FieldReader.Selection(fields, "InputPath"),
            Parameters = type is "Pass" or "Task" or "Parallel" ? _read.Template(fields, "Parameters", language) : null,
            ResultSelector = _read.Template(fields, "ResultSelector", language),
            ResultPath = FieldReader.Place(fields, "ResultPath"),
            OutputPath = FieldReader.Selection(fields, "OutputPath"),
        };
    }

    private FailState Fail(string name, Fields fields, DataFlow data, QueryLanguage language) => new()
    {
        Name = name,
        Data = data,
        Language = language,
        Error = TextOrPath(fields, "Error", language),
        Cause = TextOrPath(fields, "Cause", language),
    };

    private Template? TextOrPath(Fields fields, string name, QueryLanguage language)
    {
        if (fields.Has(name) && fields.Has(name + "Path")) fields.Wrong($"You cannot have both '{name}' and '{name}Path'");
        return fields.Has(name + "Path") ? FieldReader.PathOrCall(fields, name + "Path") : _read.TextOrQuery(fields, name, language);
    }

    private WaitState Wait(string name, Fields fields, DataFlow data, string? next, QueryLanguage language)
    {
        string[] given = [.. Delays.Where(fields.Has)];
        if (given.Length != 1) fields.Wrong($"A Wait state must have exactly one of [{string.Join(", ", Delays)}]");
        var byPath = fields.Has("TimestampPath") ? FieldReader.Path(fields, "TimestampPath") : null;
        return new WaitState
        {
            Name = name,
            Data = data,
            Next = next,
            Language = language,
            Seconds = _read.Number(fields, "Seconds", language, least: 0),
            Timestamp = byPath is null ? _read.Timestamp(fields, "Timestamp", language) : new PathTemplate(byPath, "TimestampPath"),
            TimestampPath = byPath?.Text,
        };
    }

    private ParallelState Parallel(string name, Fields fields, DataFlow data, string? next, QueryLanguage language, GraphReader graphs)
    {
        if (!fields.Has("Branches")) fields.Wrong("These fields are required: [Branches]");
        var branches = fields.Objects("Branches").Select(graphs.Read).OfType<StateGraph>().ToList();
        return new ParallelState
        {
            Name = name,
            Data = data,
            Next = next,
            Language = language,
            Branches = branches,
            Retry = HandlerReader.Retriers(fields),
            Catch = new HandlerReader(_read).Catchers(fields, language),
        };
    }
}

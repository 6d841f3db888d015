using EventPatterns.Simulator.Services.StepFunctions.Templates;

namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>Reads a Map state.</summary>
internal sealed class MapReader(FieldReader read, bool express)
{
    private const int LongestLabel = 40;

    private static readonly string[] DistributedAlone = ["ItemReader", "ItemBatcher", "ResultWriter", "Label"];

    /// <summary>https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html#map-state-distributed-additional-fields</summary>
    private static readonly HashSet<char> NotInLabels = [.. "?*<>{}[]:;,\\|^~$#%&`\""];

    public MapState? Read(string name, Fields fields, DataFlow data, string? next, QueryLanguage language, GraphReader graphs)
    {
        var processorName = fields.Has("ItemProcessor") ? "ItemProcessor" : "Iterator";
        if (!fields.Has(processorName)) fields.Wrong("These fields are required: [ItemProcessor]");
        if (fields.Object(processorName) is not { } processor || graphs.Read(processor) is not { } states) return null;
        var handlers = new HandlerReader(read);
        return new MapState
        {
            Name = name,
            Data = data,
            Next = next,
            Language = language,
            Processor = states,
            ItemsPath = language == QueryLanguage.JsonPath ? FieldReader.Selection(fields, "ItemsPath") : Selection.Whole,
            Items = language == QueryLanguage.Jsonata ? Items(fields) : null,
            ItemSelector = read.Template(fields, fields.Has("ItemSelector") ? "ItemSelector" : "Parameters", language),
            Batcher = Batcher(fields, language),
            MaxConcurrency = read.Number(fields, "MaxConcurrency", language, least: 0),
            Distributed = Distributed(fields, processor, language),
            Retry = HandlerReader.Retriers(fields),
            Catch = handlers.Catchers(fields, language),
        };
    }

    private Template? Items(Fields fields) => read.Template(fields, "Items", QueryLanguage.Jsonata);

    private ItemBatcher? Batcher(Fields fields, QueryLanguage language) => fields.Object("ItemBatcher") is not { } batcher ? null : new ItemBatcher
    {
        MaxItems = read.Number(batcher, "MaxItemsPerBatch", language, least: 1),
        MaxBytes = read.Number(batcher, "MaxInputBytesPerBatch", language, least: 1),
        BatchInput = read.Template(batcher, "BatchInput", language),
    };

    private DistributedMode? Distributed(Fields fields, Fields processor, QueryLanguage language)
    {
        var config = processor.Object("ProcessorConfig");
        var mode = config?.Text("Mode") ?? "INLINE";
        if (mode is not ("INLINE" or "DISTRIBUTED")) config!.Wrong("Value is not one of: [INLINE, DISTRIBUTED]", "Mode");
        if (mode != "DISTRIBUTED")
        {
            foreach (var field in DistributedAlone.Where(fields.Has))
                fields.Wrong($"Field '{field}' is only supported in distributed mode");
            return null;
        }
        if (express) config!.Wrong("Express state machine does not support distributed Map states", "Mode");
        var type = config!.Text("ExecutionType");
        if (type is not ("STANDARD" or "EXPRESS")) config.Wrong("Value is not one of: [STANDARD, EXPRESS]", "ExecutionType");
        return new DistributedMode
        {
            Express = type == "EXPRESS",
            Label = Label(fields),
            ToleratedFailureCount = read.Number(fields, "ToleratedFailureCount", language, least: 0),
            ToleratedFailurePercentage = read.Number(fields, "ToleratedFailurePercentage", language, least: 0, most: 100, whole: false),
            ItemReader = fields.Value("ItemReader"),
            ResultWriter = fields.Value("ResultWriter"),
        };
    }

    private static string? Label(Fields fields)
    {
        if (fields.Text("Label") is not { } label) return null;
        if (label.Length == 0) fields.Wrong("Label cannot be empty", "Label");
        else if (label.Length > LongestLabel) fields.Wrong($"Label cannot exceed {LongestLabel} characters", "Label");
        else if (label.FirstOrDefault(letter => NotInLabels.Contains(letter) || char.IsControl(letter) || char.IsWhiteSpace(letter)) is var wrong and not '\0')
            fields.Wrong($"Label contains invalid character: '{Spelt(wrong)}'", "Label");
        return label;
    }

    private static string Spelt(char letter) => char.IsControl(letter) ? $"\\x{(int)letter:x2}" : letter.ToString();
}

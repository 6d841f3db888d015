namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>Reads <c>Retry</c> and <c>Catch</c>.</summary>
internal sealed class HandlerReader(FieldReader read)
{
    public static IReadOnlyList<Retrier> Retriers(Fields fields) => [.. fields.Objects("Retry").Select(Retrier)];

    public IReadOnlyList<Catcher> Catchers(Fields fields, QueryLanguage language) =>
        [.. fields.Objects("Catch").Select(catcher => Catcher(catcher, language)).OfType<Catcher>()];

    private static Retrier Retrier(Fields fields) => new()
    {
        ErrorEquals = fields.Texts("ErrorEquals"),
        Interval = fields.Whole("IntervalSeconds", 1) ?? 1,
        MaxAttempts = (int)(fields.Whole("MaxAttempts", 0) ?? 3),
        BackoffRate = fields.Number("BackoffRate", 1) ?? 2,
        MaxDelay = fields.Whole("MaxDelaySeconds", 1, 31_622_400),
        FullJitter = IsFull(fields),
    };

    private static bool IsFull(Fields fields)
    {
        var strategy = fields.Text("JitterStrategy");
        if (strategy is not (null or "FULL" or "NONE")) fields.Wrong("Value is not one of: [FULL, NONE]", "JitterStrategy");
        return strategy == "FULL";
    }

    private Catcher? Catcher(Fields fields, QueryLanguage language)
    {
        var errors = fields.Texts("ErrorEquals");
        if (fields.RequiredText("Next") is not { } next) return null;
        return new Catcher
        {
            ErrorEquals = errors,
            Next = next,
            ResultPath = FieldReader.Place(fields, "ResultPath"),
            Assign = read.Template(fields, "Assign", language),
            Output = language == QueryLanguage.Jsonata ? read.Template(fields, "Output", language) : null,
        };
    }
}

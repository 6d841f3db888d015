namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>Reads <c>QueryLanguage</c>.</summary>
internal static class Languages
{
    /// <summary>The language that an object names; null where it names none.</summary>
    public static QueryLanguage? Read(Fields fields)
    {
        switch (fields.Text("QueryLanguage"))
        {
            case "JSONPath":
                return QueryLanguage.JsonPath;
            case "JSONata":
                return QueryLanguage.Jsonata;
            case { }:
                fields.Wrong("Value is not one of: [JSONPath, JSONata]", "QueryLanguage");
                return null;
            default:
                return null;
        }
    }
}

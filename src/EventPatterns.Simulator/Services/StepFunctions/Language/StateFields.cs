namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>Which fields a state of each type may have. https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html</summary>
internal static class StateFields
{
    private const string Any = "Type Comment QueryLanguage";
    private const string Flow = "Next End Assign";
    private const string Guards = "Retry Catch";
    private const string Paths = "InputPath OutputPath";
    private const string Results = "ResultPath ResultSelector";

    private static readonly Dictionary<string, TypeFields> Types = new(StringComparer.Ordinal)
    {
        ["Pass"] = new(Flow, $"{Paths} Result ResultPath Parameters", "Output"),
        ["Succeed"] = new("", Paths, "Output"),
        ["Fail"] = new("Error Cause", "ErrorPath CausePath InputPath", ""),
        ["Wait"] = new($"{Flow} Seconds Timestamp", $"{Paths} SecondsPath TimestampPath", "Output"),
        ["Choice"] = new("Choices Default Assign", Paths, "Output"),
        ["Task"] = new($"{Flow} {Guards} Resource TimeoutSeconds HeartbeatSeconds Credentials",
            $"{Paths} {Results} Parameters TimeoutSecondsPath HeartbeatSecondsPath", "Arguments Output"),
        ["Parallel"] = new($"{Flow} {Guards} Branches", $"{Paths} {Results} Parameters", "Arguments Output"),
        ["Map"] = new($"{Flow} {Guards} ItemProcessor Iterator ItemSelector ItemBatcher ItemReader ResultWriter MaxConcurrency Label ToleratedFailureCount ToleratedFailurePercentage",
            $"{Paths} {Results} Parameters ItemsPath MaxConcurrencyPath ToleratedFailureCountPath ToleratedFailurePercentagePath", "Items Output"),
    };

    /// <summary>Whether a state of the type names what follows it.</summary>
    public static bool HasTransition(string type) => type is not ("Succeed" or "Fail" or "Choice");

    /// <summary>Complains about each field that the type or its language does not have.</summary>
    /// <returns>False where the type itself is none.</returns>
    public static bool Check(string type, Fields fields, QueryLanguage language)
    {
        if (!Types.TryGetValue(type, out var known))
        {
            fields.Wrong($"Value is not one of: [{string.Join(", ", Types.Keys)}]", "Type");
            return false;
        }
        foreach (var name in fields.Map.Names)
            if (known.WhyNot(name, language) is { } reason) fields.Wrong(reason);
        return true;
    }

    private sealed class TypeFields(string both, string jsonPath, string jsonata)
    {
        private readonly HashSet<string> _both = Set($"{Any} {both}");
        private readonly HashSet<string> _jsonPath = Set(jsonPath);
        private readonly HashSet<string> _jsonata = Set(jsonata);

        public string? WhyNot(string name, QueryLanguage language)
        {
            if (_both.Contains(name)) return null;
            if (_jsonPath.Contains(name))
                return language == QueryLanguage.JsonPath ? null : $"The QueryLanguage is set to 'JSONata', but field '{name}' is only supported for the 'JSONPath' QueryLanguage";
            if (_jsonata.Contains(name))
                return language == QueryLanguage.Jsonata ? null : $"The QueryLanguage is set to 'JSONPath', but field '{name}' is only supported for the 'JSONata' QueryLanguage";
            return $"Field '{name}' is not supported";
        }

        private static HashSet<string> Set(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}

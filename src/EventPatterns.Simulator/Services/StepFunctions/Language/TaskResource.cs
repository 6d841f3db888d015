namespace EventPatterns.Simulator.Services.StepFunctions.Language;

/// <summary>What a Task state calls, read from its <c>Resource</c>.</summary>
internal sealed record TaskResource
{
    private TaskResource(string arn) => Arn = arn;

    /// <summary>The resource as the definition has it.</summary>
    public string Arn { get; }

    public required TaskResourceKind Kind { get; init; }

    /// <summary>The integrated service: <c>events</c>, <c>sqs</c>, <c>dynamodb</c>; for an SDK integration the SDK's name for it.</summary>
    public string Service { get; private init; } = "";

    /// <summary>The service's action in camel case: <c>putEvents</c>.</summary>
    public string Action { get; private init; } = "";

    public IntegrationPattern Pattern { get; private init; }

    /// <summary>Which of the two shapes of <c>.sync</c>: 1, or 2 for <c>.sync:2</c>, which hands the output on as JSON.</summary>
    public int SyncVersion { get; private init; }

    /// <summary>The name of the type of resource in the history: <c>events</c>, <c>aws-sdk:dynamodb</c>.</summary>
    public string HistoryType => Kind == TaskResourceKind.Sdk ? $"aws-sdk:{Service}" : Service;

    /// <summary>The name of the resource in the history: <c>putEvents</c>, <c>sendMessage.waitForTaskToken</c>.</summary>
    public string HistoryName => Action + Suffix;

    /// <summary>What follows the action: <c>.sync</c>, <c>.sync:2</c>, <c>.waitForTaskToken</c> or nothing.</summary>
    public string Suffix => Pattern switch
    {
        IntegrationPattern.Sync => SyncVersion == 2 ? ".sync:2" : ".sync",
        IntegrationPattern.WaitForTaskToken => ".waitForTaskToken",
        _ => "",
    };

    /// <summary>Reads a resource; null where the text is none that Step Functions knows the form of.</summary>
    public static TaskResource? Parse(string arn)
    {
        var parts = arn.Split(':');
        if (parts.Length < 6 || parts[0] != "arn") return null;
        return (parts[2], parts[5]) switch
        {
            ("lambda", "function") when parts.Length > 6 => new TaskResource(arn) { Kind = TaskResourceKind.Lambda, Service = "lambda", Action = "invoke" },
            ("states", "activity") when parts.Length == 7 => new TaskResource(arn) { Kind = TaskResourceKind.Activity, Service = "states" },
            ("states", "aws-sdk") when parts.Length >= 8 => Integration(arn, TaskResourceKind.Sdk, parts[6], string.Join(':', parts[7..])),
            ("states", _) when parts.Length >= 7 => Integration(arn, TaskResourceKind.Optimized, parts[5], string.Join(':', parts[6..])),
            _ => null,
        };
    }

    private static TaskResource? Integration(string arn, TaskResourceKind kind, string service, string action)
    {
        var dot = action.IndexOf('.', StringComparison.Ordinal);
        var suffix = dot < 0 ? "" : action[dot..];
        IntegrationPattern? pattern = suffix switch
        {
            "" => IntegrationPattern.RequestResponse,
            ".sync" or ".sync:2" => IntegrationPattern.Sync,
            ".waitForTaskToken" => IntegrationPattern.WaitForTaskToken,
            _ => null,
        };
        if (pattern is null) return null;
        return new TaskResource(arn)
        {
            Kind = kind,
            Service = service,
            Action = dot < 0 ? action : action[..dot],
            Pattern = pattern.Value,
            SyncVersion = suffix switch { ".sync" => 1, ".sync:2" => 2, _ => 0 },
        };
    }
}

/// <summary>What kind of thing a Task state calls.</summary>
internal enum TaskResourceKind
{
    /// <summary>A Lambda function by its ARN.</summary>
    Lambda,

    /// <summary>An activity.</summary>
    Activity,

    /// <summary>An optimized integration: <c>arn:aws:states:::events:putEvents</c>.</summary>
    Optimized,

    /// <summary>An SDK integration: <c>arn:aws:states:::aws-sdk:dynamodb:query</c>.</summary>
    Sdk,
}

/// <summary>What a Task state waits for. https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html</summary>
internal enum IntegrationPattern
{
    /// <summary>The service's answer.</summary>
    RequestResponse,

    /// <summary>The end of the job that was started.</summary>
    Sync,

    /// <summary>Someone to hand the task token back.</summary>
    WaitForTaskToken,
}

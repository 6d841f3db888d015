namespace EventPatterns.Simulator.Door;

/// <summary>
/// The services by the names that SDK integrations give them: <c>arn:aws:states:::aws-sdk:sfn:startExecution</c>,
/// <c>arn:aws:scheduler:::aws-sdk:sfn:startExecution</c> (SFN/supported-services-awssdk.html).
/// </summary>
internal static class SdkServices
{
    private static readonly Dictionary<string, SdkService> ByName = new(StringComparer.Ordinal)
    {
        ["cloudwatch"] = new("cloudwatch", "CloudWatch"),
        ["cloudwatchlogs"] = new("logs", "CloudWatchLogs"),
        ["dynamodb"] = new("dynamodb", "DynamoDb"),
        ["eventbridge"] = new("events", "EventBridge"),
        ["kinesis"] = new("kinesis", "Kinesis"),
        ["lambda"] = new("lambda", "Lambda"),
        ["pipes"] = new("pipes", "Pipes"),
        ["scheduler"] = new("scheduler", "Scheduler"),
        ["secretsmanager"] = new("secretsmanager", "SecretsManager"),
        ["sfn"] = new("states", "Sfn"),
        ["sns"] = new("sns", "Sns"),
        ["sqs"] = new("sqs", "Sqs"),
        ["ssm"] = new("ssm", "Ssm"),
    };

    /// <summary>The service of that name, or null where the simulator knows none.</summary>
    public static SdkService? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The API's action: <c>StartExecution</c> of <c>startExecution</c>.</summary>
    public static string Action(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}

/// <summary>A service of the SDK.</summary>
/// <param name="Prefix">Its IAM prefix, by which the door knows it: <c>states</c>.</param>
/// <param name="ErrorPrefix">What its errors' names begin with: <c>Sfn</c> of <c>Sfn.ExecutionDoesNotExistException</c>.</param>
internal sealed record SdkService(string Prefix, string ErrorPrefix);

using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.EventBridge.Inputs;

namespace EventPatterns.Simulator.Services.EventBridge.Targets;

/// <summary>A target of a rule, as PutTargets and CloudFormation spell it.</summary>
internal sealed record RuleTarget
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public string? RoleArn { get; init; }

    public required TargetInput Input { get; init; }

    public required RetryPolicy Retry { get; init; }

    public string? DeadLetterArn { get; init; }

    /// <summary>The whole target, for the parameters of its kind.</summary>
    public required Json Settings { get; init; }

    /// <summary>The service of the target's ARN.</summary>
    public string Service => field ??= Arn.Split(':', 4) is [_, _, var service, _] ? service : "";

    /// <summary>The account and region of the target's ARN.</summary>
    public Place Place => field ??= Arns.Place(Arn);

    /// <summary>The URL of the queue, where it is one.</summary>
    public string QueueUrl => field ??= Arns.QueueUrl(Arn);

    public bool IsBus => Arn.Contains(":event-bus/", StringComparison.Ordinal);

    public bool IsApiDestination => Arn.Contains(":api-destination/", StringComparison.Ordinal);

    /// <summary>Reads a target whose input was read before.</summary>
    public static RuleTarget Read(Json settings, TargetInput input) => new()
    {
        Id = settings.TextOf("Id") ?? "",
        Arn = settings.TextOf("Arn") ?? "",
        RoleArn = settings.TextOf("RoleArn"),
        Input = input,
        Retry = RetryPolicy.Read(settings["RetryPolicy"]),
        DeadLetterArn = settings["DeadLetterConfig"]?.TextOf("Arn"),
        Settings = settings,
    };
}

/// <summary>How long EventBridge tries a target (UG/eb-rule-retry-policy.html).</summary>
/// <param name="MostAttempts">Retries after the first attempt: 0 to 185; default 185.</param>
/// <param name="MostAge">60 seconds to 24 hours; default 24 hours.</param>
internal sealed record RetryPolicy(int MostAttempts, TimeSpan MostAge)
{
    public static RetryPolicy Read(Json? settings) => new(
        (int)(settings?.WholeOf("MaximumRetryAttempts") ?? Attempts.Most),
        TimeSpan.FromSeconds(settings?.WholeOf("MaximumEventAgeInSeconds") ?? Age.Most));

    /// <summary>Null where the figures are within bounds (API_RetryPolicy).</summary>
    public static AwsError? Refuse(Json? settings, int at) =>
        Refuse(settings?.WholeOf("MaximumRetryAttempts"), Attempts, $"targets.{at}.member.retryPolicy.maximumRetryAttempts")
        ?? Refuse(settings?.WholeOf("MaximumEventAgeInSeconds"), Age, $"targets.{at}.member.retryPolicy.maximumEventAgeInSeconds");

    private static (long Least, long Most) Attempts => (0, 185);

    private static (long Least, long Most) Age => (60, 86_400);

    private static AwsError? Refuse(long? value, (long Least, long Most) bounds, string member)
    {
        var rule = value < bounds.Least ? $"greater than or equal to {bounds.Least}"
            : value > bounds.Most ? $"less than or equal to {bounds.Most}"
            : null;
        return rule is null ? null : EventBridgeErrors.Unsatisfied($"{value}", member, $"Member must have value {rule}");
    }
}

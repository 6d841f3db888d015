using Amazon.CDK;
using Amazon.CDK.AWS.Events;

namespace EventPatterns.Cdk.Integrations;

/// <summary>How a <see cref="Scheduled"/> is made.</summary>
public sealed record ScheduledProps
{
    /// <summary>When: <c>Schedule.Rate(...)</c>, <c>Schedule.Cron(...)</c>, or <c>Schedule.Expression("at(2030-01-01T00:00:00)")</c> for once.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>What is done then.</summary>
    public required ScheduledAction Action { get; init; }

    /// <summary>The time zone of the schedule, by its IANA name, daylight saving included. Default: <c>UTC</c>.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>How much later it may be done, so that many schedules of one time spread: 1 minute to 24 hours. Default: within the minute.</summary>
    public Duration? FlexibleWindow { get; init; }

    /// <summary>How often it is tried again: 0 to 185; default 185.</summary>
    public int RetryAttempts { get; init; } = 185;

    /// <summary>How long it is tried: a minute to a day; default a day.</summary>
    public Duration MaxEventAge { get; init; } = Duration.Hours(24);

    /// <summary>What becomes of the dead-letter queue when the stack goes. Default: <see cref="RemovalPolicy.RETAIN"/>.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}

using System.Diagnostics.CodeAnalysis;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.Schedules;

namespace EventPatterns.Simulator.Services.Scheduler;

/// <summary>A schedule as CreateSchedule and CloudFormation spell it (scheduler/latest/APIReference/API_CreateSchedule.html).</summary>
internal sealed record ScheduleSettings
{
    public required string Arn { get; init; }

    public required Schedule When { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public DateTimeOffset? Start { get; private init; }

    public DateTimeOffset? End { get; private init; }

    /// <summary>How much later than said it may come.</summary>
    public TimeSpan Window { get; private init; }

    public bool Enabled { get; private init; }

    /// <summary>Whether it goes away once it has nothing left to do.</summary>
    public bool DeletesItself { get; private init; }

    public required ScheduleTarget Target { get; init; }

    /// <summary>What was given, for those who ask for it back.</summary>
    public required JsonMap Given { get; init; }

    /// <summary>Reads a schedule, or says why AWS refuses it.</summary>
    public static bool TryRead(string arn, Json given, DateTimeOffset now, [NotNullWhen(true)] out ScheduleSettings? settings, [NotNullWhen(false)] out string? wrong)
    {
        settings = null;
        var start = AwsTime.Read(given["StartDate"]);
        var zone = given.TextOf("ScheduleExpressionTimezone") ?? "UTC";
        wrong = !Schedule.TryParse(given.TextOf("ScheduleExpression") ?? "", start ?? now, out var when) ? $"Invalid Schedule Expression {given.TextOf("ScheduleExpression")}."
            : !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? $"Invalid ScheduleExpressionTimezone {zone}."
            : given["Target"] is not JsonMap target || target.TextOf("Arn") is null || target.TextOf("RoleArn") is null ? "Target must have an Arn and a RoleArn."
            : null;
        if (wrong is not null) return false;
        settings = new ScheduleSettings
        {
            Arn = arn,
            When = when!,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
            Start = start,
            End = AwsTime.Read(given["EndDate"]),
            Window = TimeSpan.FromMinutes(given["FlexibleTimeWindow"]?.WholeOf("MaximumWindowInMinutes") ?? 0),
            Enabled = given.TextOf("State") != "DISABLED",
            DeletesItself = given.TextOf("ActionAfterCompletion") == "DELETE",
            Target = ScheduleTarget.From(given["Target"]!),
            Given = (JsonMap)given,
        };
        return true;
    }

    /// <summary>The next time that it is due, or null where it has come to its end.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (Start is { } start && after < start) after = start.AddTicks(-1);
        return When.Next(after, Zone) is { } due && (End is null || due <= End) ? due : null;
    }
}

/// <summary>What a schedule calls.</summary>
internal sealed record ScheduleTarget
{
    public required string Arn { get; init; }

    public required string RoleArn { get; init; }

    public string? Input { get; private init; }

    /// <summary>Retries after the first attempt: 0 to 185; default 185.</summary>
    public long MostRetries { get; private init; }

    /// <summary>How long it is tried: 60 seconds to 24 hours; default 24 hours.</summary>
    public TimeSpan MostAge { get; private init; }

    public string? DeadLetterArn { get; private init; }

    /// <summary>The parameters of its kind: <c>SqsParameters</c>, <c>EventBridgeParameters</c>...</summary>
    public required Json Settings { get; init; }

    public static ScheduleTarget From(Json target) => new()
    {
        Arn = target.TextOf("Arn")!,
        RoleArn = target.TextOf("RoleArn")!,
        Input = target.TextOf("Input"),
        MostRetries = target["RetryPolicy"]?.WholeOf("MaximumRetryAttempts") ?? 185,
        MostAge = TimeSpan.FromSeconds(target["RetryPolicy"]?.WholeOf("MaximumEventAgeInSeconds") ?? 86_400),
        DeadLetterArn = target["DeadLetterConfig"]?.TextOf("Arn"),
        Settings = target,
    };
}

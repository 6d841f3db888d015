using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EventPatterns.Simulator.Services.Schedules;

/// <summary>When something recurs, or happens once: the expressions of EventBridge's rules and of EventBridge Scheduler.</summary>
internal abstract class Schedule
{
    /// <summary>Whether it happens once.</summary>
    public virtual bool Once => false;

    /// <summary>The first time that is later than <paramref name="after"/>, or null where there is none.</summary>
    /// <param name="after">The time to look from.</param>
    /// <param name="zone">The zone whose clock the expression means.</param>
    public abstract DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone);

    /// <summary>Reads <c>rate(...)</c>, <c>cron(...)</c>, or <c>at(...)</c> (UG/eb-scheduled-rule-pattern.html, scheduler/latest/UserGuide/schedule-types.html).</summary>
    /// <param name="text">The expression.</param>
    /// <param name="start">What a rate counts from.</param>
    /// <param name="schedule">The schedule, where AWS takes the expression.</param>
    public static bool TryParse(string text, DateTimeOffset start, [NotNullWhen(true)] out Schedule? schedule)
    {
        schedule = text switch
        {
            _ when Inside(text, "rate") is { } rate => RateSchedule.Parse(rate, start),
            _ when Inside(text, "cron") is { } cron => CronSchedule.Parse(cron),
            _ when Inside(text, "at") is { } at => AtSchedule.Parse(at),
            _ => null,
        };
        return schedule is not null;
    }

    private static string? Inside(string text, string kind) =>
        text.StartsWith(kind + "(", StringComparison.Ordinal) && text.EndsWith(')') ? text[(kind.Length + 1)..^1].Trim() : null;
}

/// <summary>Every so often: <c>rate(5 minutes)</c>.</summary>
internal sealed class RateSchedule(TimeSpan every, DateTimeOffset start) : Schedule
{
    public static RateSchedule? Parse(string text, DateTimeOffset start)
    {
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var value, var unit]) return null;
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1) return null;
        TimeSpan? one = unit.TrimEnd('s') switch
        {
            "minute" => TimeSpan.FromMinutes(1),
            "hour" => TimeSpan.FromHours(1),
            "day" => TimeSpan.FromDays(1),
            _ => null,
        };
        return one is { } length && (number == 1) == !unit.EndsWith('s') ? new(length * number, start) : null;
    }

    public override DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone) =>
        after < start ? start + every : start + (every * (Math.Floor((after - start) / every) + 1));
}

/// <summary>Once: <c>at(2026-11-20T13:00:00)</c>, by the zone's clock.</summary>
internal sealed class AtSchedule(DateTime local) : Schedule
{
    public override bool Once => true;

    public static AtSchedule? Parse(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new(local) : null;

    public override DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone) =>
        LocalClock.Instant(local, zone) is var due && due > after ? due : null;
}

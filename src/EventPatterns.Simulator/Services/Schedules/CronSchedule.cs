namespace EventPatterns.Simulator.Services.Schedules;

/// <summary>
/// AWS's cron: minutes, hours, day of the month, month, day of the week, year. One of the two days is <c>?</c>
/// (UG/eb-scheduled-rule-pattern.html, "Cron expressions").
/// </summary>
internal sealed class CronSchedule : Schedule
{
    private const int FirstYear = 1970;
    private const int LastYear = 2199;
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    private readonly IReadOnlyList<int> _minutes;
    private readonly IReadOnlyList<int> _hours;
    private readonly IReadOnlyList<int> _months;
    private readonly IReadOnlyList<int> _years;
    private readonly CronDays _days;

    private CronSchedule(IReadOnlyList<int> minutes, IReadOnlyList<int> hours, IReadOnlyList<int> months, IReadOnlyList<int> years, CronDays days) =>
        (_minutes, _hours, _months, _years, _days) = (minutes, hours, months, years, days);

    public static CronSchedule? Parse(string text)
    {
        if (text.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var minute, var hour, var day, var month, var weekday, var year]) return null;
        return CronField.Parse(minute, 0, 59) is { } minutes
            && CronField.Parse(hour, 0, 23) is { } hours
            && CronField.Parse(month, 1, 12, Months) is { } months
            && CronField.Parse(year, FirstYear, LastYear) is { } years
            && CronDays.Parse(day, weekday) is { } days
            ? new(minutes, hours, months, years, days)
            : null;
    }

    public override DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        var from = TimeZoneInfo.ConvertTime(after, zone).DateTime;
        foreach (var day in DaysFrom(from.Date))
        {
            foreach (var hour in _hours)
            {
                foreach (var minute in _minutes)
                {
                    var local = day.AddHours(hour).AddMinutes(minute);
                    if (local < from.AddMinutes(-1)) continue;
                    if (LocalClock.Instant(local, zone) is var due && due > after) return due;
                }
            }
        }
        return null;
    }

    private IEnumerable<DateTime> DaysFrom(DateTime first)
    {
        foreach (var year in _years.Where(y => y >= first.Year))
        {
            foreach (var month in _months.Where(m => year > first.Year || m >= first.Month))
            {
                foreach (var day in _days.Of(year, month))
                    if (day >= first) yield return day;
            }
        }
    }
}

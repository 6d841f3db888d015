using System.Globalization;

namespace EventPatterns.Simulator.Services.Schedules;

/// <summary>
/// The two fields of a cron expression that name days. Exactly one of them is <c>?</c>. Days of the week count from 1, Sunday.
/// <c>L</c> is the last, <c>15W</c> the weekday nearest to the 15th, <c>6#3</c> the third Friday, <c>6L</c> the last.
/// </summary>
internal sealed class CronDays
{
    private static readonly string[] Names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    private readonly Func<int, int, IEnumerable<DateTime>> _of;

    private CronDays(Func<int, int, IEnumerable<DateTime>> of) => _of = of;

    public static CronDays? Parse(string day, string weekday)
    {
        if ((day == "?") == (weekday == "?")) return null;
        return day == "?" ? OfWeek(weekday) : OfMonth(day);
    }

    /// <summary>The days of the month that are meant, in order.</summary>
    public IEnumerable<DateTime> Of(int year, int month) => _of(year, month);

    private static CronDays? OfMonth(string text)
    {
        if (text == "L") return new((year, month) => [Last(year, month)]);
        if (text == "LW") return new((year, month) => [Nearest(Last(year, month))]);
        if (text.EndsWith('W'))
            return CronField.Value(text[..^1], 1, 31) is { } near
                ? new((year, month) => near <= DateTime.DaysInMonth(year, month) ? [Nearest(new DateTime(year, month, near))] : [])
                : null;
        return CronField.Parse(text, 1, 31) is { } days
            ? new((year, month) => days.Where(d => d <= DateTime.DaysInMonth(year, month)).Select(d => new DateTime(year, month, d)))
            : null;
    }

    private static CronDays? OfWeek(string text)
    {
        if (text == "L") text = "7";
        if (text.EndsWith('L') && CronField.Value(text[..^1], 1, 7, Names) is { } last)
            return new((year, month) => All(year, month, last).TakeLast(1));
        if (text.Split('#') is [var which, var count])
            return CronField.Value(which, 1, 7, Names) is { } weekday && int.TryParse(count, CultureInfo.InvariantCulture, out var nth) && nth is >= 1 and <= 5
                ? new((year, month) => All(year, month, weekday).Skip(nth - 1).Take(1))
                : null;
        return CronField.Parse(text, 1, 7, Names) is { } weekdays
            ? new((year, month) => Days(year, month).Where(d => weekdays.Contains((int)d.DayOfWeek + 1)))
            : null;
    }

    private static IEnumerable<DateTime> All(int year, int month, int weekday) => Days(year, month).Where(d => (int)d.DayOfWeek + 1 == weekday);

    private static IEnumerable<DateTime> Days(int year, int month) =>
        Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(d => new DateTime(year, month, d));

    private static DateTime Last(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    /// <summary>The weekday nearest to the day that is in the same month.</summary>
    private static DateTime Nearest(DateTime day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.Day == 1 ? day.AddDays(2) : day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(1).Month == day.Month ? day.AddDays(1) : day.AddDays(-2),
        _ => day,
    };
}

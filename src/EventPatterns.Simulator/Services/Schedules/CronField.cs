using System.Globalization;

namespace EventPatterns.Simulator.Services.Schedules;

/// <summary>A field of a cron expression: values, ranges, steps and lists of them.</summary>
internal static class CronField
{
    /// <summary>The values that the field means, rising; null where it is not valid.</summary>
    /// <param name="text">The field.</param>
    /// <param name="least">The least value.</param>
    /// <param name="most">The largest value.</param>
    /// <param name="names">The names of the values from the least on, where they have any.</param>
    public static IReadOnlyList<int>? Parse(string text, int least, int most, string[]? names = null)
    {
        var values = new SortedSet<int>();
        foreach (var part in text.Split(','))
        {
            if (Part(part, least, most, names) is not { } some) return null;
            values.UnionWith(some);
        }
        return [.. values];
    }

    /// <summary>A single value, or null where the text is none.</summary>
    public static int? Value(string text, int least, int most, string[]? names = null)
    {
        if (names is not null && Array.IndexOf(names, text) is >= 0 and var at) return least + at;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null;
    }

    private static IEnumerable<int>? Part(string text, int least, int most, string[]? names)
    {
        var step = 1;
        var steps = text.Split('/');
        if (steps.Length > 2) return null;
        if (steps.Length == 2 && (!int.TryParse(steps[1], NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1)) return null;
        if (Range(steps[0], least, most, names, open: steps.Length == 2) is not var (first, last)) return null;
        var size = most - least + 1;
        if (last < first) last += size; // FRI-MON goes round
        return Enumerable.Range(0, (last - first) / step + 1).Select(at => least + ((first - least + (at * step)) % size));
    }

    private static (int First, int Last)? Range(string text, int least, int most, string[]? names, bool open)
    {
        if (text == "*") return (least, most);
        if (text.Split('-') is [var from, var to])
            return Value(from, least, most, names) is { } first && Value(to, least, most, names) is { } last ? (first, last) : null;
        return Value(text, least, most, names) is { } only ? (only, open ? most : only) : null;
    }
}

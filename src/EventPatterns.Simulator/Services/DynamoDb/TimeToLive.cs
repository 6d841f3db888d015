using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.DynamoDb.Tables;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb;

/// <summary>
/// Removes expired items, late and at no certain time: AWS promises only "within a few days"
/// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html), so nothing may rest on it as on a timer.
/// </summary>
internal static class TimeToLive
{
    /// <summary>How often a table is swept; no item goes sooner than that after its expiry.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private const double ChanceEachSweep = 0.25;
    private static readonly TimeSpan TooOld = TimeSpan.FromDays(5 * 365); // such a time is taken for a mistake, and kept

    /// <summary>Removes some of the expired items, drawn by chance.</summary>
    public static void Sweep(Table table, DateTimeOffset now, SeededRandom random)
    {
        if (table.TimeToLive is not { } attribute) return;
        foreach (var item in table.Items.All.ToList())
            if (IsDue(item[attribute], now) && random.Chance(ChanceEachSweep))
                table.Write(ItemKey.Of(table.Key, item), item, after: null, byService: true);
    }

    private static bool IsDue(AttributeValue? expiry, DateTimeOffset now)
    {
        if (expiry is not NumberValue { Number: var seconds }) return false;
        var latest = DynamoNumber.Of((now - Interval).ToUnixTimeSeconds());
        var earliest = DynamoNumber.Of((now - TooOld).ToUnixTimeSeconds());
        return seconds.CompareTo(latest) <= 0 && seconds.CompareTo(earliest) > 0;
    }
}

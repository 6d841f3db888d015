using System.Globalization;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Services;

/// <summary>Times as AWS's APIs spell them.</summary>
internal static class AwsTime
{
    /// <summary>Reads epoch seconds or an ISO 8601 text; null where it is neither.</summary>
    public static DateTimeOffset? Read(Json? value) => value switch
    {
        JsonNumber number => DateTimeOffset.UnixEpoch.AddSeconds(number.Value),
        JsonString text when DateTimeOffset.TryParse(text.Value, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        _ => null,
    };

    /// <summary>ISO 8601 in UTC with milliseconds, as Step Functions and EventBridge answer SDK integrations.</summary>
    public static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The time without its fraction of a second.</summary>
    public static DateTimeOffset ToSecond(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}

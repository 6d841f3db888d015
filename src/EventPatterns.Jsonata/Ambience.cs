using EventPatterns.Simulator.Services.StepFunctions.Jsonata;
using Jint.Runtime;

namespace EventPatterns.Jsonata;

/// <summary>Makes the simulation's time JavaScript's: what <c>new Date()</c> reads is virtual, and its zone is UTC.</summary>
internal sealed class Ambience : ITimeSystem
{
    private readonly DefaultTimeSystem _utc = new(TimeZoneInfo.Utc, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>That of the evaluation under way; compiling needs none but the epoch.</summary>
    public JsonataAmbience Current { get; set; } = new(DateTimeOffset.UnixEpoch, new(0));

    public TimeZoneInfo DefaultTimeZone => TimeZoneInfo.Utc;

    public DateTimeOffset GetUtcNow() => Current.Now;

    public TimeSpan GetUtcOffset(long epochMilliseconds) => TimeSpan.Zero;

    public bool TryParse(string date, out long epochMilliseconds) => _utc.TryParse(date, out epochMilliseconds);
}

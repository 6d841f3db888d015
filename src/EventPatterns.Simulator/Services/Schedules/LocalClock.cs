namespace EventPatterns.Simulator.Services.Schedules;

/// <summary>What a zone's clock shows.</summary>
internal static class LocalClock
{
    /// <summary>
    /// The instant at which the clock shows the time. A time that the clock skips in spring comes with the next that it shows,
    /// and of one that it shows twice in autumn the first counts (scheduler/latest/UserGuide/schedule-types.html, "Daylight savings time").
    /// </summary>
    public static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}

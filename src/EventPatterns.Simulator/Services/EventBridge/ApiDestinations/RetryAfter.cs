using System.Globalization;
using EventPatterns.Simulator.Vendors;

namespace EventPatterns.Simulator.Services.EventBridge.ApiDestinations;

/// <summary>Reads <c>Retry-After</c>: seconds, or a date (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>How long from now, negative where the endpoint wants no other attempt; null where it says nothing.</summary>
    public static TimeSpan? Read(HttpHeaders headers, DateTimeOffset now)
    {
        if (headers["Retry-After"] is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return null;
        return date > now ? date - now : TimeSpan.Zero;
    }
}

using System.Globalization;
using EventPatterns.Client.Circuits;

namespace EventPatterns.Tool.Commands.Circuits;

/// <summary>A circuit in one line.</summary>
internal static class CircuitText
{
    public static string Of(CircuitStatus status)
    {
        if (status is { Since: null, Transitions: 0 }) return $"{status.Circuit}: {status.State}; it has made no transition yet, or the table knows no circuit of this name";
        var since = status.Since is { } time ? $" since {Text(time)}, after {status.Transitions} transition{(status.Transitions == 1 ? "" : "s")}" : "";
        var held = status.HeldFrom is { } from ? $"; events are held since {Text(from)}" : "";
        return $"{status.Circuit}: {status.State}{since}{held}";
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

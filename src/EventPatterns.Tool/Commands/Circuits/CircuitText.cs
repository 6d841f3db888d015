using System.Globalization;
using EventPatterns.Client.Circuits;

namespace EventPatterns.Tool.Commands.Circuits;

/// <summary>A circuit in one line.</summary>
internal static class CircuitText
{
    public static string Of(CircuitStatus status)
    {
        var since = status.Since is { } time ? $" since {Text(time)}, after {status.Transitions} {(status.Transitions == 1 ? "transition" : "transitions")}" : "";
        var held = status.HeldFrom is { } from ? $"; events are held since {Text(from)}" : "";
        return $"{status.Circuit}: {status.State}{since}{held}";
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

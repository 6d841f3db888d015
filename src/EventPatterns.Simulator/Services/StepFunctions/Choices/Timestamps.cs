using System.Globalization;
using System.Text.RegularExpressions;

namespace EventPatterns.Simulator.Services.StepFunctions.Choices;

/// <summary>Timestamps as RFC 3339 profiles ISO 8601, with an upper-case T and Z.</summary>
internal static partial class Timestamps
{
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        if (!Form().IsMatch(text)) return false;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0) return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
        var zone = text.AsSpan(point).IndexOfAny('Z', '+', '-') + point;
        if (!DateTimeOffset.TryParse(text.Remove(point, zone - point), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)) return false;
        time += TimeSpan.FromSeconds(double.Parse(text.AsSpan(point, zone - point), CultureInfo.InvariantCulture));
        return true;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}

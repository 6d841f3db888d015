using System.Globalization;
using System.Text.RegularExpressions;

namespace EventPatterns.Simulator.Services.StepFunctions.Choices;

/// <summary>Timestamps as RFC 3339 profiles ISO 8601, with an upper-case T and Z.</summary>
internal static partial class Timestamps
{
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        if (Form().Match(text) is not { Success: true } match) return false;
        var fraction = match.Groups["fraction"];
        var whole = fraction.Success ? text.Remove(fraction.Index, fraction.Length) : text;
        if (!DateTimeOffset.TryParse(whole, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)) return false;
        if (fraction.Success) time += TimeSpan.FromSeconds(double.Parse("0" + fraction.Value, CultureInfo.InvariantCulture));
        return true;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(?<fraction>\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

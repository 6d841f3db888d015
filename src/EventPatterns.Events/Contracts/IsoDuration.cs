using System.Xml;

namespace EventPatterns.Events;

/// <summary>ISO 8601 durations of a fixed length: years and months have none.</summary>
internal static class IsoDuration
{
    public const string Rule = "an ISO 8601 duration of days, hours, minutes and seconds above zero, such as \"P1D\" or \"PT15M\"";

    public static TimeSpan Parse(string text) => TryParse(text) ?? throw new FormatException($"Expected {Rule}; found \"{text}\".");

    public static TimeSpan? TryParse(string text)
    {
        if (text.Split('T')[0].AsSpan().ContainsAny('Y', 'M')) return null;
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

/// <summary>
/// Numbers as EventBridge's engine compares them: as doubles, and only where the double is exactly the number that was
/// spelt (https://github.com/aws/event-ruler, "numeric"). Others are not numbers to it: an error in a pattern, plain text in an event.
/// </summary>
internal static class ComparableNumber
{
    private const int AlwaysExactDigits = 15;
    private const double SmallestNormal = 2.2250738585072014E-308;

    /// <summary>The number, where it can be compared.</summary>
    public static bool TryParse(ReadOnlySpan<byte> spelling, out double number)
    {
        if (!Utf8Parser.TryParse(spelling, out number, out var read) || read != spelling.Length || !double.IsFinite(number)) return false;
        number += 0.0; // -0 is 0
        return IsExact(spelling, number);
    }

    /// <summary>The number, where it can be compared.</summary>
    public static bool TryParse(string spelling, out double number) => TryParse(Encoding.UTF8.GetBytes(spelling), out number);

    private static bool IsExact(ReadOnlySpan<byte> spelling, double number)
    {
        if (spelling.Length <= AlwaysExactDigits && Math.Abs(number) >= SmallestNormal) return true;
        Span<byte> shortest = stackalloc byte[32];
        number.TryFormat(shortest, out var written, "R", CultureInfo.InvariantCulture);
        return SameDecimal(spelling, shortest[..written]);
    }

    private static bool SameDecimal(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var (a, b) = (DecimalSpelling.Of(left), DecimalSpelling.Of(right));
        return a.Equals(b);
    }
}

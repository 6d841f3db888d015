using System.Globalization;
using System.Text;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

/// <summary>A decimal number in one form only: its significant digits without zeros around them, and the power of ten of the last.</summary>
internal readonly record struct DecimalSpelling(bool Negative, string Digits, int Power)
{
    private const int PowerOfNoDouble = 100_000;

    /// <summary>The number that is spelt so, with or without point and exponent.</summary>
    public static DecimalSpelling Of(ReadOnlySpan<byte> spelling)
    {
        var negative = spelling[0] == '-';
        var mantissa = negative ? spelling[1..] : spelling;
        var power = 0;
        if (mantissa.IndexOfAny((byte)'e', (byte)'E') is var e and >= 0)
        {
            power = Exponent(mantissa[(e + 1)..]);
            mantissa = mantissa[..e];
        }
        if (mantissa.IndexOf((byte)'.') is var point and >= 0) power -= mantissa.Length - point - 1;
        return Normal(negative, Encoding.ASCII.GetString(mantissa).Replace(".", "", StringComparison.Ordinal), power);
    }

    private static DecimalSpelling Normal(bool negative, string digits, int power)
    {
        var significant = digits.TrimStart('0');
        var trimmed = significant.TrimEnd('0');
        return trimmed.Length == 0
            ? new(false, "", 0)
            : new(negative, trimmed, power + significant.Length - trimmed.Length);
    }

    private static int Exponent(ReadOnlySpan<byte> text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
            ? Math.Clamp(power, -PowerOfNoDouble, PowerOfNoDouble)
            : PowerOfNoDouble;
}

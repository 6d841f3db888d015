using System.Globalization;

namespace EventPatterns.Simulator.Services.DynamoDb.Values;

/// <summary>Takes the spelling of a number apart.</summary>
internal static class NumberText
{
    /// <summary>Splits <c>-12.5e3</c> into sign, digits and the power of ten of the last digit.</summary>
    public static bool Split(string text, out bool negative, out string digits, out int exponent)
    {
        negative = text[0] == '-';
        var rest = text.AsSpan(text[0] is '-' or '+' ? 1 : 0);
        exponent = 0;
        digits = "";
        var e = rest.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!ReadExponent(rest[(e + 1)..], out exponent)) return false;
            rest = rest[..e];
        }
        var point = rest.IndexOf('.');
        var whole = point < 0 ? rest : rest[..point];
        var fraction = point < 0 ? [] : rest[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || !AllDigits(whole) || !AllDigits(fraction)) return false;
        digits = string.Concat(whole, fraction);
        exponent -= fraction.Length;
        return true;
    }

    private static bool ReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        const int farBeyondAny = 100_000;
        exponent = 0;
        var digits = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        if (digits.Length == 0 || !AllDigits(digits)) return false;
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out exponent) || exponent > farBeyondAny) exponent = farBeyondAny;
        if (text[0] == '-') exponent = -exponent;
        return true;
    }

    private static bool AllDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}

using System.Globalization;
using System.Numerics;

namespace EventPatterns.Simulator.Services.DynamoDb.Values;

/// <summary>
/// A number as DynamoDB keeps it: up to 38 significant digits, exact, of a magnitude from 1E-130 to 9.99E+125
/// (developer guide, Constraints, "Number").
/// </summary>
internal readonly struct DynamoNumber : IEquatable<DynamoNumber>, IComparable<DynamoNumber>
{
    public const int MaxDigits = 38;
    private const int MaxMagnitude = 125;
    private const int MinMagnitude = -130;
    private static readonly UInt128[] Powers = PowersOfTen();

    private readonly bool _negative;
    private readonly UInt128 _digits; // without trailing zeros
    private readonly int _exponent;   // value = ±digits × 10^exponent

    private DynamoNumber(bool negative, UInt128 digits, int exponent)
    {
        exponent += DropZeros(ref digits);
        _digits = digits;
        _negative = negative && digits != 0;
        _exponent = digits == 0 ? 0 : exponent;
    }

    public static DynamoNumber Of(long whole) => new(whole < 0, (UInt128)(ulong)Math.Abs(whole), 0);

    public bool IsNegative => _negative;

    public int SignificantDigits => CountDigits(_digits);

    private int Magnitude => CountDigits(_digits) + _exponent - 1;

    /// <summary>Reads a number; the result is null where all is well, else what DynamoDB says about it.</summary>
    public static string? Read(string text, out DynamoNumber number)
    {
        number = default;
        if (text.Length == 0) return "The parameter cannot be converted to a numeric value";
        if (IsShortWhole(text, out var whole))
        {
            number = Of(whole);
            return null;
        }
        return NumberText.Split(text, out var negative, out var digits, out var exponent)
            ? Fit(negative, digits, exponent, out number)
            : $"The parameter cannot be converted to a numeric value: {text}";
    }

    /// <summary>Adds, or says why DynamoDB refuses the sum.</summary>
    public static string? Add(DynamoNumber left, DynamoNumber right, out DynamoNumber sum)
    {
        var exponent = Math.Min(left._exponent, right._exponent);
        if (left.FitsScaled(exponent) && right.FitsScaled(exponent))
        {
            var quick = left.Scaled(exponent) + right.Scaled(exponent);
            sum = new(quick < 0, (UInt128)Int128.Abs(quick), exponent);
            return null;
        }
        var exact = left.Exact(exponent) + right.Exact(exponent);
        return Fit(exact.Sign < 0, BigInteger.Abs(exact).ToString(CultureInfo.InvariantCulture), exponent, out sum);
    }

    public static DynamoNumber operator -(DynamoNumber value) => new(!value._negative, value._digits, value._exponent);

    public int CompareTo(DynamoNumber other)
    {
        if (_negative != other._negative) return _negative ? -1 : 1;
        var size = CompareSize(other);
        return _negative ? -size : size;
    }

    public bool Equals(DynamoNumber other) =>
        _negative == other._negative && _digits == other._digits && _exponent == other._exponent;

    public override bool Equals(object? obj) => obj is DynamoNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_negative, _digits, _exponent);

    /// <summary>The number without exponent, as DynamoDB gives it back.</summary>
    public override string ToString()
    {
        var digits = _digits.ToString(CultureInfo.InvariantCulture);
        var sign = _negative ? "-" : "";
        if (_exponent >= 0) return sign + digits + new string('0', _exponent);
        var point = digits.Length + _exponent;
        return point > 0
            ? $"{sign}{digits[..point]}.{digits[point..]}"
            : $"{sign}0.{new string('0', -point)}{digits}";
    }

    // Most numbers fit 64 bits, whose division is many times as fast.
    private static int DropZeros(ref UInt128 digits)
    {
        var dropped = 0;
        for (; digits > ulong.MaxValue && digits % 10 == 0; dropped++) digits /= 10;
        if (digits > ulong.MaxValue) return dropped;
        var rest = (ulong)digits;
        for (; rest != 0 && rest % 10 == 0; dropped++) rest /= 10;
        digits = rest;
        return dropped;
    }

    private static bool IsShortWhole(string text, out long whole)
    {
        whole = 0;
        return text.Length <= 18 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole);
    }

    private static string? Fit(bool negative, string digits, int exponent, out DynamoNumber number)
    {
        number = default;
        var first = digits.AsSpan().IndexOfAnyExcept('0');
        if (first < 0) return null;
        var significant = digits.AsSpan(first).TrimEnd('0');
        var magnitude = (long)digits.Length - first + exponent - 1;
        if (magnitude > MaxMagnitude) return "Number overflow. Attempting to store a number with magnitude larger than supported range";
        if (magnitude < MinMagnitude) return "Number underflow. Attempting to store a number with magnitude smaller than supported range";
        if (significant.Length > MaxDigits) return "Attempting to store more than 38 significant digits in a Number";
        number = new(negative, UInt128.Parse(significant, CultureInfo.InvariantCulture), exponent + digits.Length - first - significant.Length);
        return null;
    }

    private int CompareSize(DynamoNumber other)
    {
        if (_digits == 0 || other._digits == 0) return _digits.CompareTo(other._digits);
        if (_exponent == other._exponent) return _digits.CompareTo(other._digits);
        var magnitude = Magnitude.CompareTo(other.Magnitude);
        if (magnitude != 0) return magnitude;
        var exponent = Math.Min(_exponent, other._exponent); // of one magnitude, both scaled have at most 38 digits
        return (_digits * Powers[_exponent - exponent]).CompareTo(other._digits * Powers[other._exponent - exponent]);
    }

    private bool FitsScaled(int exponent) => CountDigits(_digits) + _exponent - exponent < MaxDigits;

    private Int128 Scaled(int exponent)
    {
        var scaled = (Int128)(_digits * Powers[_exponent - exponent]);
        return _negative ? -scaled : scaled;
    }

    private BigInteger Exact(int exponent)
    {
        var scaled = (BigInteger)_digits * BigInteger.Pow(10, _exponent - exponent);
        return _negative ? -scaled : scaled;
    }

    private static int CountDigits(UInt128 value)
    {
        var count = 1;
        while (count < Powers.Length && value >= Powers[count]) count++;
        return count;
    }

    private static UInt128[] PowersOfTen()
    {
        var powers = new UInt128[39];
        powers[0] = 1;
        for (var at = 1; at < powers.Length; at++) powers[at] = powers[at - 1] * 10;
        return powers;
    }
}

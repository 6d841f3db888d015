using System.Globalization;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Values;

/// <summary>A number, however it is spelt: <c>300</c> fits <c>3.0e2</c>.</summary>
internal sealed class NumberEquals(double number) : ValuePattern
{
    public double Number => number;

    public override string Key => "= " + number.ToString("R", CultureInfo.InvariantCulture);

    public override bool Matches(EventValue value) => value.TryNumber(out var its) && its == number;
}

/// <summary><c>{"numeric": [">", 0, "&lt;=", 5]}</c>, with either end open where it is not given.</summary>
internal sealed class NumericRange(double low, bool lowIncluded, double high, bool highIncluded) : ValuePattern
{
    public double Low => low;

    public double High => high;

    public override string Key => string.Create(CultureInfo.InvariantCulture,
        $"numeric {(lowIncluded ? ">=" : ">")}{low:R} {(highIncluded ? "<=" : "<")}{high:R}");

    public override bool Matches(EventValue value) => value.TryNumber(out var number)
        && (lowIncluded ? number >= low : number > low)
        && (highIncluded ? number <= high : number < high);
}

/// <summary><c>{"cidr": "10.0.0.0/24"}</c>, or a string that is itself an address: then it fits every spelling of that address.</summary>
internal sealed class Cidr(CidrBlock block) : ValuePattern
{
    public CidrBlock Block => block;

    public override string Key => $"cidr {(block.Network.IsV4 ? 4 : 6)} {block.Network.Bits}/{block.Bits}";

    public override bool Matches(EventValue value) => value.TryAddress(out var address) && block.Contains(address);
}

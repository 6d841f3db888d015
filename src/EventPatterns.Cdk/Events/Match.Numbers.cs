using System.Globalization;

namespace EventPatterns.Cdk.Events;

public sealed partial class Match
{
    // eb-create-pattern-operators.html, "Numeric matching": +-5.0e9, six digits after the point.
    private const decimal LargestNumber = 5_000_000_000m;
    private const int MostDecimals = 6;

    /// <summary>The number is above the limit.</summary>
    /// <param name="limit">From -5e9 to 5e9, at most six decimals, as for every numeric match.</param>
    public static Match GreaterThan(decimal limit) => Numeric(nameof(GreaterThan), (">", limit));

    /// <summary>The number is the limit or above it.</summary>
    /// <param name="limit"><inheritdoc cref="GreaterThan" path="/param"/></param>
    public static Match AtLeast(decimal limit) => Numeric(nameof(AtLeast), (">=", limit));

    /// <summary>The number is below the limit.</summary>
    /// <param name="limit"><inheritdoc cref="GreaterThan" path="/param"/></param>
    public static Match LessThan(decimal limit) => Numeric(nameof(LessThan), ("<", limit));

    /// <summary>The number is the limit or below it.</summary>
    /// <param name="limit"><inheritdoc cref="GreaterThan" path="/param"/></param>
    public static Match AtMost(decimal limit) => Numeric(nameof(AtMost), ("<=", limit));

    /// <summary>The number equals the value, however it is spelt: 5, 5.0 and 5e0 are one.</summary>
    /// <param name="value"><inheritdoc cref="GreaterThan" path="/param"/></param>
    public static Match NumericallyEqual(decimal value) => Numeric(nameof(NumericallyEqual), ("=", value));

    /// <summary>The number is in the range, its ends included.</summary>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public static Match Between(decimal lowest, decimal highest) =>
        lowest < highest
            ? Numeric(nameof(Between), (">=", lowest), ("<=", highest))
            : throw new ArgumentException($"Match.Between: expected the lower end below the upper; found {lowest} and {highest}.", nameof(lowest));

    /// <summary>The number is in the range, its ends excluded.</summary>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public static Match StrictlyBetween(decimal below, decimal above) =>
        below < above
            ? Numeric(nameof(StrictlyBetween), (">", below), ("<", above))
            : throw new ArgumentException($"Match.StrictlyBetween: expected the lower end below the upper; found {below} and {above}.", nameof(below));

    private static Match Numeric(string name, params IReadOnlyList<(string Sign, decimal Limit)> bounds)
    {
        foreach (var (_, limit) in bounds)
        {
            if (Math.Abs(limit) > LargestNumber || decimal.Round(limit, MostDecimals) != limit)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Match.{name}: EventBridge compares numbers from -5e9 to 5e9 with at most {MostDecimals} decimals; found {limit}."));
            }
        }
        object[] operand = [.. bounds.SelectMany(bound => new object[] { bound.Sign, (double)bound.Limit })];
        return new(name, [JsonKind.Number], Operator("numeric", operand));
    }
}

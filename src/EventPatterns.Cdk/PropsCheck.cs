using System.Globalization;
using Amazon.CDK;

namespace EventPatterns.Cdk;

/// <summary>Refuses props that would deploy and then fail, naming the construct's path and the prop.</summary>
/// <param name="Path">The construct's path.</param>
/// <param name="Props">The name of its props.</param>
internal sealed record PropsCheck(string Path, string Props)
{
    public PropsCheck InRange(string prop, double value, double lowest, double highest) =>
        value >= lowest && value <= highest ? this : throw Wrong(prop, $"{lowest} to {highest}", $"{value}");

    public PropsCheck Seconds(string prop, Duration? duration, double lowest, double highest) => Whole($"{prop} (seconds)", duration, TimeSpan.FromSeconds(1), lowest, highest);

    public PropsCheck Minutes(string prop, Duration? duration, double lowest, double highest) => Whole($"{prop} (minutes)", duration, TimeSpan.FromMinutes(1), lowest, highest);

    public PropsCheck Days(string prop, Duration? duration, double lowest, double highest) => Whole($"{prop} (days)", duration, TimeSpan.FromDays(1), lowest, highest);

    public PropsCheck NotEmpty<T>(string prop, IReadOnlyCollection<T> values, string expected) =>
        values.Count > 0 ? this : throw Wrong(prop, expected, "none");

    public PropsCheck That(bool holds, string prop, string expected, string found) => holds ? this : throw Wrong(prop, expected, found);

    // CDK would refuse a broken number too, and name neither construct nor prop.
    private PropsCheck Whole(string prop, Duration? duration, TimeSpan unit, double lowest, double highest)
    {
        if (duration is null) return this;
        var units = duration.ToMilliseconds() / unit.TotalMilliseconds;
        return InRange(prop, units, lowest, highest).That(double.IsInteger(units), prop, "a whole number", string.Create(CultureInfo.InvariantCulture, $"{units}"));
    }

    public ArgumentException Wrong(string prop, string expected, string found) => new($"{Path}: {Props}.{prop}: expected {expected}; found {found}.");
}

using Amazon.CDK;

namespace EventPatterns.Cdk;

/// <summary>Refuses props that would deploy and then fail, naming the construct's path and the prop.</summary>
/// <param name="Path">The construct's path.</param>
/// <param name="Props">The name of its props.</param>
internal sealed record PropsCheck(string Path, string Props)
{
    public PropsCheck InRange(string prop, double value, double lowest, double highest) =>
        value >= lowest && value <= highest ? this : throw Wrong(prop, $"{lowest} to {highest}", $"{value}");

    public PropsCheck Seconds(string prop, Duration? duration, double lowest, double highest) =>
        duration is null ? this : InRange($"{prop} (seconds)", duration.ToSeconds(), lowest, highest);

    public PropsCheck NotEmpty<T>(string prop, IReadOnlyCollection<T> values, string expected) =>
        values.Count > 0 ? this : throw Wrong(prop, expected, "none");

    public PropsCheck That(bool holds, string prop, string expected, string found) => holds ? this : throw Wrong(prop, expected, found);

    public ArgumentException Wrong(string prop, string expected, string found) => new($"{Path}: {Props}.{prop}: expected {expected}; found {found}.");
}

namespace EventPatterns.Simulator.Scenarios.Expectations;

/// <summary>How many: <c>3</c>, or <c>{"atLeast": 1, "atMost": 5}</c>.</summary>
internal sealed record Count(int AtLeast, int AtMost)
{
    public static Count Read(Field count)
    {
        if (count.Value is not Data.JsonMap) return new Count(count.Whole(), count.Whole());
        count.Only("atLeast", "atMost");
        return new Count(count.Optional("atLeast")?.Whole() ?? 0, count.Optional("atMost")?.Whole() ?? int.MaxValue);
    }

    public Verdict Check(string what, int found) =>
        new($"{what}: {this}", found >= AtLeast && found <= AtMost, $"{found}");

    public override string ToString() => (AtLeast, AtMost) switch
    {
        var (least, most) when least == most => $"{least}",
        (0, var most) => $"at most {most}",
        (var least, int.MaxValue) => $"at least {least}",
        var (least, most) => $"{least} to {most}",
    };
}

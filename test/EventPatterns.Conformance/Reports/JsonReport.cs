using EventPatterns.Conformance.Cases;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Conformance.Reports;

/// <summary>For machines: one document, <c>{"families": [{"family", "passed", "total", ...}]}</c>.</summary>
internal sealed class JsonReport : IReport
{
    public void Write(IReadOnlyList<FamilyResult> results, bool listFailures) =>
        Console.Out.WriteLine(JsonMap.Of(("families", JsonList.Of(results.Select(r => Family(r, listFailures))))).ToIndentedString());

    private static JsonMap Family(FamilyResult result, bool listFailures)
    {
        var family = Counts(new JsonMapBuilder().Set("family", result.Family), result.Overall);
        family.Set("counted", Counts(new JsonMapBuilder(), result.Counted).Build());
        if (listFailures) family.Set("failures", JsonList.Of(result.Cases.Where(c => !c.Passed).Select(Failure)));
        return family.Build();
    }

    private static JsonMapBuilder Counts(JsonMapBuilder builder, Tally tally) => builder
        .Set("passed", tally.Passed)
        .Set("failed", tally.Failed)
        .Set("notSimulated", tally.NotSimulated)
        .Set("total", tally.Total);

    private static JsonMap Failure(CaseResult result)
    {
        var failure = new JsonMapBuilder().Set("name", result.Name).SetIf("exempt", TextOrNull(result.Exempt));
        if (result.Outcome is Outcome.Fail fail)
            failure.Set("expected", fail.Expected).Set("actual", fail.Actual).SetIf("difference", TextOrNull(fail.Difference));
        else if (result.Outcome is Outcome.Unknown unknown)
            failure.Set("notSimulated", unknown.Reason);
        return failure.Build();
    }

    private static JsonString? TextOrNull(string? text) => text is null ? null : new JsonString(text);
}

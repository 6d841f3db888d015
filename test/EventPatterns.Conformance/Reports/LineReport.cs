using EventPatterns.Conformance.Cases;
using Spectre.Console;

namespace EventPatterns.Conformance.Reports;

/// <summary>For people, and for scripts that look for <c>family: passed/total</c>.</summary>
internal sealed class LineReport : IReport
{
    private readonly IAnsiConsole _console = AnsiConsole.Console;

    public LineReport()
    {
        if (Console.IsOutputRedirected) _console.Profile.Width = int.MaxValue; // a file or a script wants no folded lines
    }

    public void Write(IReadOnlyList<FamilyResult> results, bool listFailures)
    {
        foreach (var result in results)
        {
            if (listFailures) WriteFailures(result);
            Line(result.Overall.Passed == result.Overall.Total ? "green" : "yellow", Summary(result));
        }
    }

    private static string Summary(FamilyResult result)
    {
        var line = $"{result.Family}: {result.Overall.Passed}/{result.Overall.Total}";
        if (result.Overall.NotSimulated > 0) line += $" ({result.Overall.NotSimulated} not simulated)";
        return result.Counted.Total == result.Overall.Total
            ? line
            : line + $", counted towards the bar: {result.Counted.Passed}/{result.Counted.Total}";
    }

    private void WriteFailures(FamilyResult result)
    {
        foreach (var (name, outcome, exempt) in result.Cases)
        {
            var title = $"{result.Family} {name}{(exempt is null ? "" : $" [does not count: {exempt}]")}";
            if (outcome is Outcome.Fail fail) WriteFailure(title, fail);
            else if (outcome is Outcome.Unknown unknown) Line("grey", $"{title}\n  not simulated: {unknown.Reason}");
        }
    }

    private void WriteFailure(string title, Outcome.Fail fail)
    {
        Line("red", title);
        if (fail.Difference is { } difference) Line(null, $"  differs at {difference}");
        Line(null, $"  expected {fail.Expected}\n  actual   {fail.Actual}");
    }

    private void Line(string? colour, string text) =>
        _console.WriteLine(text, colour is null ? Style.Plain : Style.Parse(colour));
}

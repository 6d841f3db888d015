using System.Text.RegularExpressions;
using EventPatterns.Simulator.Reports;

namespace EventPatterns.Simulator.Tests.Traces;

/// <summary>Chains of causes that are far deeper than a thread's stack.</summary>
public sealed partial class DeepTraceTests
{
    private const int Many = 60_000;

    private readonly Simulation _simulation = Ended(Many);

    [Fact]
    public void AsTree_DeepChain_EveryMomentOnceAndNoLineFarIndented()
    {
        var lines = _simulation.Trace.AsTree().TrimEnd('\n').Split('\n');

        Assert.Equal(_simulation.Trace.Moments.Count, lines.Count(line => !Continued().IsMatch(line)));
        Assert.All(lines, line => Assert.True(Indentation().Match(line).Length <= 40 * 3, line));
    }

    [Fact]
    public void AsTree_DeepChain_WhatGoesOnSaysWhatItContinues()
    {
        var lines = _simulation.Trace.AsTree().TrimEnd('\n').Split('\n');

        var cut = lines.Where(line => line.Contains("  goes on at [", StringComparison.Ordinal)).Select(line => GoesOn().Match(line)).Select(cut => $"[{cut.Groups[2]}] continues {cut.Groups[1]}").ToList();
        Assert.NotEmpty(cut);
        Assert.Equal(cut, lines.Where(line => Continued().IsMatch(line)).Select(line => line.Split("  goes on at [")[0]));
    }

    [Fact]
    public void OtherForms_DeepChain_Written()
    {
        Assert.Equal(_simulation.Trace.Moments.Count, _simulation.Trace.ToJson().Count);
        Assert.StartsWith("sequenceDiagram", _simulation.Trace.AsMermaid(), StringComparison.Ordinal);
        Assert.Contains($"{_simulation.Trace.Moments.Count} moments", HtmlReport.Of(_simulation, "deep"), StringComparison.Ordinal);
    }

    private static Simulation Ended(int moments)
    {
        var simulation = EndlessRuns.Begin(moments);
        Assert.Throws<SimulationException>(simulation.RunUntilIdle);
        return simulation;
    }

    [GeneratedRegex(@"^\[\d+\] continues ")]
    private static partial Regex Continued();

    [GeneratedRegex("^[ │├└─]*")]
    private static partial Regex Indentation();

    [GeneratedRegex(@"(\+\d.*)  goes on at \[(\d+)\]$")]
    private static partial Regex GoesOn();
}

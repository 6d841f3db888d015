using EventPatterns.Simulator;

namespace EventPatterns.Jsonata.Tests;

public sealed class LimitTests
{
    [Fact]
    public void Evaluate_EndlessLoop_IsStoppedByStatements() =>
        Assert.Contains("statements", Jsonata.Fails("( $f := function($n) { $f($n + 1) }; $f(0) )").Message, StringComparison.Ordinal);

    [Fact]
    public void Evaluate_EndlessRecursion_IsStoppedByDepth() =>
        Assert.Contains("recurs", Jsonata.Fails("( $f := function($n) { 1 + $f($n) }; $f(0) )").Message, StringComparison.Ordinal);

    [Fact]
    public void Evaluate_DeepRecursion_FitsAnyStack()
    {
        var result = "";
        var small = new Thread(() => result = Jsonata.Text("( $f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(400) )"), maxStackSize: 256 << 10);
        small.Start();
        small.Join();
        Assert.Equal("400", result);
    }

    [Fact]
    public void Evaluate_TooMuchMemory_EndsTheSimulation() =>
        Assert.Contains("smaller", Assert.Throws<SimulationException>(() => Jsonata.Evaluate("$reduce([1..60], function($a, $b) { $a & $a }, 'xxxx')")).Message, StringComparison.Ordinal);

    [Fact]
    public void Evaluate_AfterALimitStruck_WorksAsBefore()
    {
        Jsonata.Fails("( $f := function($n) { 1 + $f($n) }; $f(0) )");
        Assert.Equal("2", Jsonata.Text("1 + 1"));
    }
}

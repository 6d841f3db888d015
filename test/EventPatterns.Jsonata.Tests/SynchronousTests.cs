using Jint;
using Jint.Native;

namespace EventPatterns.Jsonata.Tests;

/// <summary>JSONata runs with its awaits taken out: it must be whole, and give what it gives with them.</summary>
public sealed class SynchronousTests
{
    [Fact]
    public void Synchronous_Source_LeavesNothingAsynchronous()
    {
        var source = Scripts.Synchronous(Scripts.Resource("jsonata.js"));
        Assert.DoesNotMatch(@"\bawait\b", source);
        Assert.DoesNotMatch(@"\basync\s*(function|\()", source);
        Assert.DoesNotContain("Promise.", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$map([1..3], function($v, $i) { $v * $i })")]
    [InlineData("$sort([3, 1, 2], function($a, $b) { $a > $b })")]
    [InlineData("$filter([1..9], function($v) { $v % 2 = 0 })[1]")]
    [InlineData("{'a': [1, [2, 3]], 'b': $each({'x': 1}, function($v, $k) { $k & $v })}")]
    [InlineData("[{'k': 1, 'v': 2}, {'k': 2, 'v': 3}]{$string(k): v}")]
    [InlineData("$replace('a-b', /-(.)/, function($m) { $uppercase($m.groups[0]) })")]
    [InlineData("( $add := function($a, $b) { $a + $b }; $inc := $add(1, ?); [1, 2] ~> $map($inc) )")]
    [InlineData("false and $missing() or true")]
    public void Synchronous_Evaluation_EqualsTheAsynchronous(string expression)
    {
        using var original = new Engine();
        original.Execute("const window = globalThis;" + Scripts.Resource("jsonata.js"));
        var promised = original.Evaluate("jsonata").Call(JsValue.Undefined, [expression]).AsObject();
        var result = promised.Get("evaluate").Call(promised, []).UnwrapIfPromise(TestContext.Current.CancellationToken);
        var expected = original.Evaluate("JSON.stringify").Call(JsValue.Undefined, [result]).ToString();
        Assert.Equal(expected, Jsonata.Text(expression));
    }
}

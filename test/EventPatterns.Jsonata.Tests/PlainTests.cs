using EventPatterns.Jsonata.Plain;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;
using EventPatterns.Simulator.Services.StepFunctions.Jsonata;

namespace EventPatterns.Jsonata.Tests;

/// <summary>What is evaluated without the interpreter, against the interpreter.</summary>
public sealed class PlainTests
{
    private static readonly string[] Inputs =
    [
        "{}",
        """{"a":{"b":{"c":"deep"}},"at":"2026-03-01T12:00:00.125Z","n":42}""",
        """{"a":{"b":null},"at":"2026-03-01T12:00:00Z","n":-7}""",
        """{"a":[{"b":{"c":1}},{"b":{"c":2}}],"at":"not a time","n":1.50}""",
        """{"a":"text","at":1767225600000,"n":9007199254740993}""",
        """{"a":{"b":[1,2]},"at":"1969-12-31T23:59:59.999Z","n":"3"}""",
        """{"a":{"b":{"c":[]}},"at":"2026-03-01","n":1e21}""",
        """{"2":"two","a":{"1":"one"},"at":"10000-01-01T00:00:00Z","n":999999999999999}""",
        """{"a":true,"at":null,"n":1.0,"_sequence":1,"constructor":"x"}""",
        """{"list":[{"x":1},{"x":[2]}],"text":"12","json":"35.99","strings":{"b":{"S":"\"o-1\""},"a":{"S":"35.99"},"c":{"N":"1"}}}""",
        """{"list":[[1]],"text":"012","json":"{\"a\":1.50}","strings":{"2":{"S":"true"},"1":{"S":"null"}},"n":123456789012}""",
        """{"list":{"x":1},"text":"1e3","json":"1.50","strings":[{"S":"1"}],"n":-1500}""",
        """{"list":[],"text":"-4","json":"[1,2]","strings":{},"n":999999999999999}""",
        """{"json":"0.1","strings":{"one":{"S":"12345.6789"}},"text":""}""",
        """{"json":"not JSON","strings":{"a":{"S":"1e5"},"b":{"S":{"S":1}}},"text":"9007199254740993"}""",
    ];

    private static readonly string[] Expressions =
    [
        "$states.input",
        "$states.input.a",
        "$states.input.a.b",
        "$states . input . a . b . c",
        "$states.input.n",
        "$states.input.a.b.c.d",
        "'text' & \"more\"",
        "$states.input.a & '!'",
        "1 + 2 - 4",
        "$states.input.n + 1",
        "$states.input.n - $states.input.missing",
        "$string($states.input.n)",
        "$string($states.input.a)",
        "$string($states.input.missing)",
        "$toMillis($states.input.at)",
        "$fromMillis($toMillis($states.input.at) - 60000)",
        "$fromMillis($states.input.n)",
        "$fromMillis($states.input.at)",
        "{'a': $states.input.a, 'missing': $states.input.missing}",
        "{'a': {'n': $states.input.n}}",
        "$merge([$states.input, {'a': 1}])",
        "$merge([$states.input.a, {'z': $states.input.at}])",
        "$merge([$states.input, {'clock': {'now': $states.input.at}}])",
        "($x := $states.input.a; $y := {'x': $x}; $merge([$states.input, $y]))",
        "($now := $states.input.at; $merge([$states.input, {'clock': {'now': $now, 'earlier': $fromMillis($toMillis($now) - 60000)}}]))",
        "($x := $missing; {'x': 1})",
        "($x := $states.input.missing; {'x': $x})",
        "($string := 1; $string(2))",
        "$states.input.list[0].x",
        "$states.input.list[1]",
        "2 + $states.input.n * 3",
        "$floor($states.input.n / 1000)",
        "$string($floor($toMillis($states.input.at) / 1000) + $number('86400'))",
        "$number($states.input.text)",
        "$number($states.input.n)",
        "$parse($states.input.json)",
        "{'json': $parse($states.input.json)}",
        "$exists($states.input.a) ? 'there' : 'not there'",
        "$exists($states.input.none) ? $states.input.a : {'n': $states.input.n}",
        "$merge($append($each($states.input.strings, function($value, $name) { {$name: $value.S} }), [{'z': $states.input.at}]))",
        "$merge($append([{}], $each($states.input.strings, function($value, $name) { {$name: $parse($value.S)} })))",
        "$merge($append([{}], $each($states.input.none, function($value, $name) { {$name: $value} })))",
    ];

    public static TheoryData<string> All => [.. Expressions];

    [Theory]
    [MemberData(nameof(All))]
    public void TryEvaluate_AnyInput_GivesWhatTheInterpreterGives(string expression)
    {
        foreach (var input in Inputs)
        {
            var bindings = new Dictionary<string, Json> { ["states"] = JsonMap.Of(("input", Json.Parse(input))) };
            if (!PlainExpression.Of(expression).TryEvaluate(bindings, out var plain)) continue;
            var whole = JsonataEngine.Interpret(expression, bindings, new JsonataAmbience(Jsonata.Noon, new SeededRandom(1)));
            Assert.Equal((input, whole?.ToString()), (input, plain?.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void TryEvaluate_OrderlyInput_NeedsNoInterpreter(string expression)
    {
        var input = Json.Parse("""{"a":{"b":{"c":"deep"}},"at":"2026-03-01T12:00:00.125Z","n":42,"missing":7,"list":[{"x":1},"y"],"text":"12","json":"35.99","strings":{"b":{"S":"\"o-1\""},"a":{"S":"35.99"}}}""");
        var bindings = new Dictionary<string, Json> { ["states"] = JsonMap.Of(("input", input)), ["missing"] = 1 };
        var needsMore = expression is "$states.input.a & '!'" or "$string($states.input.a)" or "$fromMillis($states.input.at)" or "($string := 1; $string(2))";
        Assert.Equal(!needsMore, PlainExpression.Of(expression).TryEvaluate(bindings, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("$$.a")]
    [InlineData("a.b")]
    [InlineData("$states.input[-1]")]
    [InlineData("$floor($states.input.n)")]
    [InlineData("$exists($states.input.a)")]
    [InlineData("$each($states.input, function($v, $k) { $v })")]
    [InlineData("$states.input.`a b`")]
    [InlineData("$states.input.constructor")]
    [InlineData("$states.input.null")]
    [InlineData("$states.input.a = 1")]
    [InlineData("'a\\n'")]
    [InlineData("01")]
    [InlineData("1.5")]
    [InlineData("{}")]
    [InlineData("{'a': 1, 'a': 2}")]
    [InlineData("{'1': 1}")]
    [InlineData("$now()")]
    [InlineData("$merge($states.input)")]
    [InlineData("($x := 1; ($x := 2; $x); $x)")]
    [InlineData("($x := 1) + $x")]
    [InlineData("/* a */ 1")]
    public void IsPlain_OtherForms_AreNot(string expression) => Assert.False(PlainExpression.Of(expression).IsPlain);
}

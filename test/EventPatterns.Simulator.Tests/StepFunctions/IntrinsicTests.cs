using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Intrinsics;
using EventPatterns.Simulator.Services.StepFunctions.Paths;

namespace EventPatterns.Simulator.Tests.StepFunctions;

public sealed class IntrinsicTests
{
    private const string Input = """{"list":[3,1,3],"text":"a-b_c","n":2.5,"map":{"a":1,"b":[true,null]},"other":{"b":2}}""";

    [Theory]
    [InlineData("States.Array()", "[]")]
    [InlineData("States.Array($.n, 'x', null, true, -1.5)", """[2.5,"x",null,true,-1.5]""")]
    [InlineData("States.ArrayPartition($.list, 2)", "[[3,1],[3]]")]
    [InlineData("States.ArrayContains($.list, 1)", "true")]
    [InlineData("States.ArrayContains($.list, '1')", "false")]
    [InlineData("States.ArrayRange(1, 9, 4)", "[1,5,9]")]
    [InlineData("States.ArrayRange(3, 1, -1)", "[3,2,1]")]
    [InlineData("States.ArrayGetItem($.list, 1)", "1")]
    [InlineData("States.ArrayLength($.list)", "3")]
    [InlineData("States.ArrayUnique($.list)", "[3,1]")]
    [InlineData("States.Base64Encode('Gr\u00fc\u00dfe')", "\"R3LDvMOfZQ==\"")]
    [InlineData("States.Base64Decode('R3LDvMOfZQ==')", "\"Gr\u00fc\u00dfe\"")]
    [InlineData("States.Hash('abc', 'MD5')", "\"900150983cd24fb0d6963f7d28e17f72\"")]
    [InlineData("States.Hash('abc', 'SHA-1')", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"")]
    [InlineData("States.Hash('abc', 'SHA-256')", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")]
    [InlineData("States.JsonMerge($.map, $.other, false)", """{"a":1,"b":2}""")]
    [InlineData("States.StringToJson('{\"a\":[1]}')", """{"a":[1]}""")]
    [InlineData("States.StringToJson('')", "null")]
    [InlineData("States.JsonToString($.map)", "\"{\\\"a\\\":1,\\\"b\\\":[true,null]}\"")]
    [InlineData("States.MathAdd($.n, -1)", "2")]
    [InlineData("States.MathAdd(-2.5, 0)", "-2")]
    [InlineData("States.StringSplit($.text, '-_')", """["a","b","c"]""")]
    [InlineData("States.StringSplit('a b', '')", """["a b"]""")]
    [InlineData("States.StringSplit(',a,,b,', ',')", """["a","b"]""")]
    [InlineData("States.Format('{} of {}', $.n, $.map)", "\"2.5 of {a=1, b=[true, null]}\"")]
    [InlineData(@"States.Format('\{\} it\'s {} \\', 1)", "\"{} it's 1 \\\\\"")]
    [InlineData("States.ArrayGetItem(States.StringSplit(States.Format('{},x', $.text), ','), 1)", "\"x\"")]
    public void Evaluate_Call_GivesItsResult(string call, string expected) =>
        Assert.Equal(Json.Parse(expected), Evaluate(call));

    [Theory]
    [InlineData("States.ArrayGetItem($.list, 3)", "out of bounds")]
    [InlineData("States.ArrayRange(1, 5000, 1)", "1000")]
    [InlineData("States.ArrayRange(1, 2, 0)", "zero")]
    [InlineData("States.ArrayPartition($.list, 0)", "positive")]
    [InlineData("States.ArrayLength($.text)", "must be an array")]
    [InlineData("States.Hash('a', 'CRC')", "none of MD5")]
    [InlineData("States.Base64Decode('?')", "Base64")]
    [InlineData("States.JsonMerge($.map, $.other, true)", "Deep merging")]
    [InlineData("States.StringToJson('{')", "not valid JSON")]
    [InlineData("States.Format('{} {}', 1)", "do not match")]
    [InlineData("States.Format('{}', 1, 2)", "do not match")]
    public void Evaluate_BadArguments_IntrinsicFailure(string call, string gist)
    {
        var thrown = Assert.Throws<StateFailureException>(() => Evaluate(call));
        Assert.Equal(ErrorNames.IntrinsicFailure, thrown.Failure.Error);
        Assert.Contains(gist, thrown.Failure.Cause);
    }

    [Theory]
    [InlineData("States.Nothing()")]
    [InlineData("States.Array(")]
    [InlineData("States.Array(1,)")]
    [InlineData("States.Array(word)")]
    [InlineData("States.UUID(1)")]
    [InlineData("States.Format()")]
    [InlineData("States.Format('open)")]
    [InlineData("""States.Format('\"')""")]
    [InlineData("States.UUID() x")]
    public void Parse_NoCall_IsRefused(string text) => Assert.Throws<PathSyntaxException>(() => IntrinsicParser.Parse(text));

    [Fact]
    public void Evaluate_Random_StaysInBoundsAndFollowsItsSeed()
    {
        for (var draw = 0; draw < 100; draw++)
            Assert.InRange(((JsonNumber)Evaluate("States.MathRandom(1, 4)")).Value, 1, 3);
        Assert.Equal(Evaluate("States.MathRandom(0, 1000000, 42)"), Evaluate("States.MathRandom(0, 1000000, 42)"));
    }

    [Fact]
    public void Evaluate_Uuid_IsOneOfVersionFour() =>
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", ((JsonString)Evaluate("States.UUID()")).Value);

    private static Json Evaluate(string call)
    {
        var scope = new Scope
        {
            Input = Json.Parse(Input),
            Context = new ContextObject(new(JsonMap.Empty), "S", TestWorld.Start),
            Variables = new Variables(),
            Host = new StateMachineRig(),
        };
        return IntrinsicParser.Parse(call).Evaluate(scope, "v.$");
    }
}
